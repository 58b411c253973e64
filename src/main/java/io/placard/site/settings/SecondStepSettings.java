package io.placard.site.settings;

import io.placard.site.secondstep.Enrolment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The second step of signing in.
 *
 * @param waiting what a telephone is to be given, where one is being set up
 * @param left how many recovery codes are left; empty where there is no second step
 * @param codes recovery codes that were just made, to be written down now
 * @param errors message keys by field
 */
public record SecondStepSettings(
        Optional<Enrolment> waiting, Optional<Integer> left, List<String> codes, Map<String, String> errors) {}
