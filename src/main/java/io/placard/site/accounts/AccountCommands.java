package io.placard.site.accounts;

import io.placard.channel.SiteContext;
import io.placard.site.page.Language;
import io.placard.site.page.Messages;
import io.placard.site.page.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts on the command line. On virtual threads. */
@Command(
        name = "placard account",
        mixinStandardHelpOptions = true,
        description = "Make and mend accounts.",
        subcommands = CommandLine.HelpCommand.class)
public final class AccountCommands implements Runnable {

    private final Accounts accounts;
    private final Commanding commanding;
    private final SiteContext context;

    @Spec
    private CommandSpec spec;

    private AccountCommands(Accounts accounts, SiteContext context) {
        this.accounts = accounts;
        this.commanding = accounts.commanding();
        this.context = context;
    }

    /** The process's exit status. */
    public static int run(Accounts accounts, SiteContext context, List<String> words) {
        var commands = new AccountCommands(accounts, context);
        return new CommandLine(commands)
                .addSubcommand(commands.new Create())
                .addSubcommand(commands.new Password())
                .addSubcommand(commands.new OneStep())
                .addSubcommand(commands.new Activate())
                .addSubcommand(commands.new Deactivate())
                .addSubcommand(commands.new First())
                .execute(words.toArray(String[]::new));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private int done(boolean found, String username, String what) {
        if (found) {
            System.out.println(username + " " + what);
            return 0;
        }
        System.err.println("There is no account " + username + ".");
        return 1;
    }

    /** A password from standard input, or a fresh random one, which is then printed. */
    private String password(boolean fromInput) throws IOException {
        if (!fromInput) {
            return context.refs().get().substring(0, 16);
        }
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    /** Makes an account. */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make an account; its password is printed.")
    private final class Create implements Callable<Integer> {

        @Parameters(paramLabel = "USERNAME", description = "Lower-case letters, digits, dots, hyphens, underscores.")
        private String username;

        @Option(names = "--nickname", description = "What others see; the user name where it is not given.")
        private String nickname;

        @Option(
                names = "--role",
                defaultValue = "delegate",
                description =
                        "superuser, secretariat, verifier, chair, press, delegate or observer (default: delegate).")
        private String role;

        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        private boolean fromInput;

        @Override
        public Integer call() throws IOException {
            var known = role(role);
            if (known.isEmpty()) {
                System.err.println("--role: there is no role " + role + ".");
                return 2;
            }
            var secret = password(fromInput);
            var account = NewAccount.of(username, nickname == null ? username : nickname, known.get());
            var errors = accounts.errors(account, secret);
            if (!errors.isEmpty()) {
                var words = new Messages(getClass().getClassLoader(), Messages.FEATURES);
                errors.forEach((field, key) -> System.err.println(field + ": " + words.text(Language.EN, key)));
                return 1;
            }
            if (!commanding.make(account, secret)) {
                System.err.println("Somebody has taken that name meanwhile.");
                return 1;
            }
            System.out.println(fromInput ? username + " made" : username + " made, password: " + secret);
            return 0;
        }

        private static Optional<Role> role(String word) {
            try {
                return Optional.of(Role.of(word.toLowerCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                return Optional.empty();
            }
        }
    }

    /** Gives an account a new password. */
    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            description = "Give an account a new password, which is printed; its logins end.")
    private final class Password implements Callable<Integer> {

        @Parameters(paramLabel = "USERNAME")
        private String username;

        @Option(names = "--password-stdin", description = "Read the password from standard input.")
        private boolean fromInput;

        @Override
        public Integer call() throws IOException {
            var secret = password(fromInput);
            if (secret.length() < Passwords.SHORTEST || secret.length() > Passwords.LONGEST) {
                System.err.println(
                        "A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters.");
                return 1;
            }
            return done(
                    commanding.changePassword(username, secret),
                    username,
                    fromInput ? "has the new password" : "has the new password: " + secret);
        }
    }

    /** For an administrator whose telephone is lost. */
    @Command(
            name = "one-step",
            mixinStandardHelpOptions = true,
            description = "Let an account sign in by its password alone, without a code.")
    private final class OneStep implements Callable<Integer> {

        @Parameters(paramLabel = "USERNAME")
        private String username;

        @Override
        public Integer call() {
            return done(commanding.endSecondStep(username), username, "signs in by the password alone");
        }
    }

    /** Lets an account sign in. */
    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Let an account sign in again.")
    private final class Activate implements Callable<Integer> {

        @Parameters(paramLabel = "USERNAME")
        private String username;

        @Override
        public Integer call() {
            return done(commanding.setActive(username, true), username, "may sign in");
        }
    }

    /** Lets an account no longer sign in. */
    @Command(
            name = "deactivate",
            mixinStandardHelpOptions = true,
            description = "Let an account no longer sign in; its logins end and its sockets close.")
    private final class Deactivate implements Callable<Integer> {

        @Parameters(paramLabel = "USERNAME")
        private String username;

        @Override
        public Integer call() {
            return done(commanding.setActive(username, false), username, "may no longer sign in");
        }
    }

    /** Opens the one-time page of the first account. */
    @Command(
            name = "first",
            mixinStandardHelpOptions = true,
            description = "Let /first-account/TOKEN make the first account, while there is none.")
    private final class First implements Callable<Integer> {

        @Parameters(paramLabel = "TOKEN", description = "At least 20 characters that nobody can guess.")
        private String token;

        @Override
        public Integer call() {
            return token.length() >= 20 && accounts.offerFirstAccount(token) ? 0 : 1;
        }
    }
}
