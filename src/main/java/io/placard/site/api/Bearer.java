package io.placard.site.api;

import io.placard.channel.Login;
import java.util.Set;

/** Whose token a program holds, and what the token opens. */
public record Bearer(Login login, Set<Scope> scopes) {}
