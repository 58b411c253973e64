package io.placard.site.demo;

import io.placard.channel.Journal;
import io.placard.site.accounts.Accounts;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.chat.Chat;
import io.placard.site.clock.Clocks;
import io.placard.site.files.Files;
import io.placard.site.newsroom.Newsroom;
import io.placard.site.notices.Notices;

/** The features that the demo writes with. */
public record DemoParts(
        Accounts accounts,
        Articles articles,
        Newsroom newsroom,
        Files files,
        Clocks clocks,
        Notices notices,
        Audit audit,
        Chat chat,
        Journal journal) {}
