package io.placard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom, in the whole process; what holds within the site is said by its own test. */
@AnalyzeClasses(packages = "io.placard", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.placard";
    private static final String GATEWAY = "io.placard.gateway..";
    private static final String CHANNEL = "io.placard.channel..";
    private static final String GENERATION = "io.placard.generation..";
    private static final String STORE = "io.placard.store..";
    private static final String SITE = "io.placard.site..";

    @ArchTest
    static final ArchRule nothing_below_knows_the_site = noClasses()
            .that()
            .resideInAnyPackage(ROOT, GATEWAY, CHANNEL, GENERATION, STORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SITE)
            .because("the site is replaced as a generation: a reference from outside would hold the old one fast");

    @ArchTest
    static final ArchRule the_gateway_stands_on_generation_and_channel = noClasses()
            .that()
            .resideInAPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, STORE)
            .because("the gateway knows no feature and no storage but through what it is given");

    @ArchTest
    static final ArchRule a_generation_stands_on_the_channel = noClasses()
            .that()
            .resideInAPackage(GENERATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, STORE)
            .because("what loads and swaps the site must not know who serves it");

    @ArchTest
    static final ArchRule the_site_stands_on_channel_and_store = noClasses()
            .that()
            .resideInAPackage(SITE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, GENERATION)
            .because("only channel types cross the border between the site and the gateway");

    @ArchTest
    static final ArchRule the_channel_stands_on_the_store = noClasses()
            .that()
            .resideInAPackage(CHANNEL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, GENERATION)
            .because("gateway and site meet in the channel, so it knows neither");

    @ArchTest
    static final ArchRule the_store_stands_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, CHANNEL, GENERATION)
            .because("servers and connections can be understood alone");

    @ArchTest
    static final ArchRule steps_stand_on_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("io.placard.steps..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.placard..").and(not(resideInAPackage("io.placard.steps.."))))
            .because("whoever has something to tell may tell it so, below and above");

    @ArchTest
    static final ArchRule templates_are_compiled_apart = noClasses()
            .that()
            .resideInAPackage("io.placard.templates..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.placard..").and(not(resideInAPackage("io.placard.templates.."))))
            .because("in production it is never loaded, so nothing may need it");

    @ArchTest
    static final ArchRule the_admin_socket_stands_on_the_store = noClasses()
            .that()
            .resideInAPackage("io.placard.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, CHANNEL, GENERATION, SITE)
            .because("it carries words and knows no command");

    @ArchTest
    static final ArchRule a_deploy_stands_on_the_admin_socket = noClasses()
            .that()
            .resideInAPackage("io.placard.deploy..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, GATEWAY, CHANNEL, GENERATION, SITE)
            .because("it runs in a process of its own, and asks the one that serves as anybody else would");

    /** Templates stand on each other as the parts of a page do: the layout draws notices, and notices stand in the layout. */
    @ArchTest
    static final ArchRule no_two_packages_know_each_other = slices().matching("io.placard.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("..site.jte.."), alwaysTrue())
            .because("a cycle is one part with two names");

    @ArchTest
    static final ArchRule sockets_are_the_gateways = noClasses()
            .that(not(resideInAnyPackage(GATEWAY)))
            .should()
            .dependOnClassesThat(simpleNameContaining("WebSocket"))
            .because("a reload of the site must not touch an open socket");

    @ArchTest
    static final ArchRule the_event_bus_is_the_channels = noClasses()
            .that(not(resideInAnyPackage(CHANNEL)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.vertx.core.eventbus..")
            .because("only the channel layer turns a throw into a reply and a lost message into a repair");

    @ArchTest
    static final ArchRule only_the_command_line_ends_the_process = noClasses()
            .that(not(name("io.placard.Main").or(name("io.placard.ServeCommand"))))
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("whoever else ends the process leaves embedded servers behind");

    @ArchTest
    static final ArchRule a_generation_touches_nothing_that_outlives_it = noClasses()
            .that()
            .resideInAPackage(SITE)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, ProcessHandle.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .orShould()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class)
            .orShould()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(System.class, "load", String.class)
            .orShould()
            .callMethod(System.class, "loadLibrary", String.class)
            .because("hooks, properties, native libraries and processes stay when a generation goes");

    @ArchTest
    static final ArchRule clocks_are_given = noClasses()
            .that()
            .resideInAnyPackage(SITE, GATEWAY, CHANNEL)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .because("time is a value that tests choose");

    @ArchTest
    static final ArchRule surroundings_are_read_at_the_root = noClasses()
            .that()
            .resideInAnyPackage(SITE, GATEWAY, CHANNEL, GENERATION, "io.placard.deploy..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("settings come by constructor, so that two Placards can run in one test");

    @ArchTest
    static final ArchRule nothing_is_left_on_a_thread = noFields()
            .should()
            .haveRawType(ThreadLocal.class)
            .because("one ThreadLocal on an event loop keeps every old generation in memory");

    @ArchTest
    static final ArchRule no_package_is_a_drawer = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..misc..", "..impl..")
            .because("what has no name of its own is found by nobody");

    @ArchTest
    static final ArchRule no_class_has_an_empty_name = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Info|Data)$")
            .because("such a name says nothing of what the class does");

    private static DescribedPredicate<JavaClass> simpleNameContaining(String part) {
        return JavaClass.Predicates.simpleNameContaining(part);
    }

    private static DescribedPredicate<JavaClass> name(String name) {
        return DescribedPredicate.describe("are " + name, type -> type.getName().equals(name));
    }
}
