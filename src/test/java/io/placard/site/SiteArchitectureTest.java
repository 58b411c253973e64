package io.placard.site;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may know whom within the site. */
@AnalyzeClasses(packages = "io.placard", importOptions = DoNotIncludeTests.class)
class SiteArchitectureTest {

    private static final String SITE = "io.placard.site";
    private static final String TEMPLATES = "io.placard.site.jte";
    private static final String PAGE = "io.placard.site.page";
    private static final String API = "io.placard.site.api";

    /** What passes a pool or the connection of a transaction on to a store, and asks nothing itself. */
    private static final Set<String> SQL_IS_PASSED = Set.of("Pool", "SqlClient", "SqlConnection");

    @ArchTest
    static final ArchRule sql_is_asked_in_stores_only = noClasses()
            .that(describe("are in the site and no store", type -> inSite(type) && !isStore(type)))
            .should()
            .dependOnClassesThat(describe(
                    "ask the database",
                    type -> type.getPackageName().startsWith("io.vertx.sqlclient")
                            && !SQL_IS_PASSED.contains(type.getSimpleName())))
            .orShould()
            .callMethodWhere(describe(
                    "asks the database",
                    call -> Set.of("preparedQuery", "query", "prepare").contains(call.getName())
                            && call.getTargetOwner().getPackageName().startsWith("io.vertx.sqlclient")))
            .because("who may see what is decided in SQL, and all of a feature's SQL is read in one place");

    @ArchTest
    static final ArchRule http_ends_at_the_pages = noClasses()
            .that(describe("are in the site and no pages", type -> inSite(type) && !isDoorToHttp(type)))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.ext.web..", "gg.jte..")
            .because("rules and stores are the same for a page, a frame and a command");

    @ArchTest
    static final ArchRule the_frame_of_pages_knows_no_feature = noClasses()
            .that()
            .resideInAPackage(PAGE)
            .should()
            .dependOnClassesThat(
                    describe("belong to a feature", type -> !feature(type).isEmpty()))
            .because("every feature stands on the page; it stands on none");

    @ArchTest
    static final ArchRule the_frame_of_the_api_knows_no_feature = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(
                    describe("belong to a feature", type -> !feature(type).isEmpty()))
            .because("resources lie with their features and stand on it, as pages stand on the page");

    @ArchTest
    static final ArchRule features_meet_at_their_doors = classes()
            .that(describe("belong to a feature", type -> !feature(type).isEmpty()))
            .should(knowOfOtherFeaturesOnlyDoorsAndRecords())
            .because("a feature can be rewritten behind its one class and its records");

    private static ArchCondition<JavaClass> knowOfOtherFeaturesOnlyDoorsAndRecords() {
        return new ArchCondition<>("know of another feature only its records and one class") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var foreign = type.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .filter(target ->
                                !feature(target).isEmpty() && !feature(target).equals(feature(type)))
                        .filter(target -> !target.isRecord() && !target.isEnum())
                        .collect(Collectors.groupingBy(SiteArchitectureTest::feature, Collectors.toSet()));
                foreign.forEach((feature, doors) -> {
                    if (doors.size() > 1
                            || !isNamedLike(feature, doors.iterator().next())) {
                        events.add(SimpleConditionEvent.violated(
                                type,
                                type.getName() + " knows of " + feature + ": "
                                        + doors.stream()
                                                .map(JavaClass::getSimpleName)
                                                .toList()));
                    }
                });
            }
        };
    }

    private static boolean inSite(JavaClass type) {
        return type.getPackageName().startsWith(SITE) && !type.getPackageName().startsWith(TEMPLATES);
    }

    private static boolean isStore(JavaClass type) {
        return outermost(type).getSimpleName().endsWith("Store");
    }

    /** A site's own frame, its pages, and the cookie by which a browser is known again. */
    /** {@code clock} has {@code Clocks}: the JDK has a Clock. */
    private static boolean isNamedLike(String feature, JavaClass door) {
        var name = door.getSimpleName();
        return name.equalsIgnoreCase(feature) || name.equalsIgnoreCase(feature + "s");
    }

    private static boolean isDoorToHttp(JavaClass type) {
        var name = outermost(type).getSimpleName();
        return type.getPackageName().equals(PAGE)
                || name.endsWith("Pages")
                || name.equals("KnownBrowser")
                || type.getPackageName().equals(SITE)
                        && Set.of("Site", "Routes", "StaffRoutes", "OrderRoutes", "Doors")
                                .contains(name);
    }

    /** The feature that a class belongs to; empty for the site's own classes, the frames of its pages and its API, and its templates. */
    private static String feature(JavaClass type) {
        var path = type.getPackageName();
        if (!path.startsWith(SITE + ".") || path.equals(PAGE) || path.equals(API) || path.startsWith(TEMPLATES)) {
            return "";
        }
        return path.substring(SITE.length() + 1).split("\\.")[0];
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(SiteArchitectureTest::outermost).orElse(type);
    }
}
