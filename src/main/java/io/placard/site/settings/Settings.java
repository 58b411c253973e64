package io.placard.site.settings;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.avatars.Avatars;
import io.placard.site.files.Files;
import io.placard.site.page.Desk;
import io.placard.site.page.Zones;
import io.placard.site.secondstep.SecondStep;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Settings {

    private final SiteContext context;
    private final SettingsStore store;
    private final Journal journal;
    private final Accounts accounts;
    private final SecondStep secondStep;
    private final Avatars avatars;
    private final Files files;

    public Settings(SiteContext context, Journal journal, Accounts accounts, SecondStep secondStep, Files files) {
        this.context = context;
        this.store = new SettingsStore(context.postgres());
        this.journal = journal;
        this.accounts = accounts;
        this.secondStep = secondStep;
        this.avatars = new Avatars(context);
        this.files = files;
    }

    public SettingsPages pages(Desk desk) {
        return new SettingsPages(desk, store, journal, new Zones(), context.redis());
    }

    public PicturePages picturePages(Desk desk) {
        return new PicturePages(desk, avatars, store, files, journal, context.redis());
    }

    public SecurityPages securityPages(Desk desk) {
        return new SecurityPages(desk, accounts, secondStep, context);
    }

    public SecondStepPages secondStepPages(Desk desk) {
        return new SecondStepPages(desk, accounts, secondStep);
    }
}
