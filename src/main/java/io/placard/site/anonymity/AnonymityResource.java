package io.placard.site.anonymity;

import io.placard.site.anonymity.AnonymityStore.Hand;
import io.placard.site.api.Answer;
import io.placard.site.api.Call;

/** Anonymises accounts for programs of staff. */
public final class AnonymityResource {

    private final Anonymising anonymising;

    AnonymityResource(Anonymising anonymising) {
        this.anonymising = anonymising;
    }

    /** POST /accounts/ID/anonymisation: for good, so the user name must be said once more. */
    public Answer anonymise(Call call) {
        var fields = call.fields("username");
        var typed = fields.text("username");
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        return switch (anonymising.anonymise(new Hand(call.account(), call.id()), typed)) {
            case DONE -> Answer.done();
            case FORBIDDEN -> Answer.missing();
            case UNCONFIRMED -> Answer.unfit("username", "anonymity.error.username");
        };
    }
}
