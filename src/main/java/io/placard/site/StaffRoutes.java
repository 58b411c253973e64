package io.placard.site;

import static io.placard.site.page.Permission.CONFIGURE;
import static io.placard.site.page.Permission.KEEP_ARCHIVE;
import static io.placard.site.page.Permission.MANAGE_ACCOUNTS;
import static io.placard.site.page.Permission.VERIFY_ARTICLES;

import io.vertx.ext.web.Router;

/** The administration on the site map. */
final class StaffRoutes extends Doors {

    private final Features features;

    StaffRoutes(Router router, Features features) {
        super(router, features.desk());
        this.features = features;
    }

    void map() {
        mapRoster();
        mapEnrolment();
        mapConference();
        mapAdmin();
        mapWithoutSlash();
    }

    private void mapRoster() {
        var roster = features.roster().pages(features.desk());
        var slips = features.roster().slipPages(features.desk());
        permittedGet(MANAGE_ACCOUNTS, "/admin/accounts/", roster::list);
        permittedGet(MANAGE_ACCOUNTS, "/admin/accounts/export.csv", roster::csv);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts", roster::make);
        permittedGet(MANAGE_ACCOUNTS, "/admin/accounts/new/", roster::form);
        permittedGet(MANAGE_ACCOUNTS, "/admin/accounts/:id/", roster::member);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/role", roster::setRole);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/committee", roster::setCommittee);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/state", roster::setState);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/password", roster::resetPassword);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/second-step", roster::endSecondStep);
        var anonymity = features.anonymity().pages(features.desk());
        permittedGet(MANAGE_ACCOUNTS, "/admin/accounts/:id/anonymisation/", anonymity::form);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/anonymisation", anonymity::anonymise);
        permittedPost(MANAGE_ACCOUNTS, "/admin/accounts/:id/picture/deletion", roster::removePicture);
        permittedGet(MANAGE_ACCOUNTS, "/admin/slips/:ref/", slips::slips);
        permittedGet(MANAGE_ACCOUNTS, "/admin/slips/:ref/passwords.csv", slips::csv);
        permittedPost(MANAGE_ACCOUNTS, "/admin/slips/:ref/deletion", slips::forget);
        var audit = features.audit().pages(features.desk());
        permittedGet(MANAGE_ACCOUNTS, "/admin/audit/", audit::list);
        permittedGet(MANAGE_ACCOUNTS, "/admin/audit/export.csv", audit::csv);
    }

    private void mapEnrolment() {
        var enrolment = features.enrolment().pages(features.desk());
        permittedGet(MANAGE_ACCOUNTS, "/admin/enrolment/", enrolment::form);
        permittedPost(MANAGE_ACCOUNTS, "/admin/enrolment", enrolment::paste);
        permittedPost(MANAGE_ACCOUNTS, "/admin/enrolment/file", enrolment::file);
        permittedGet(MANAGE_ACCOUNTS, "/admin/enrolment/:ref/", enrolment::review);
        permittedPost(MANAGE_ACCOUNTS, "/admin/enrolment/:ref/run", enrolment::run);
        permittedGet(MANAGE_ACCOUNTS, "/admin/enrolment/:ref/run/", enrolment::progress);
    }

    private void mapConference() {
        var conference = features.conferences().pages(features.desk());
        permittedGet(CONFIGURE, "/admin/conference/", conference::settings);
        permittedPost(CONFIGURE, "/admin/conference", conference::save);
        permittedPost(CONFIGURE, "/admin/conference/logo", conference::logo);
        permittedPost(CONFIGURE, "/admin/conference/logo/removal", conference::dropLogo);
        plainGet("/look/:file", features.conferences().lookPages()::look);
    }

    private void mapAdmin() {
        var overview = features.admin().overviewPages(features.desk());
        var articles = features.admin().articlePages(features.desk());
        var comments = features.admin().commentPages(features.desk());
        var files = features.admin().filePages(features.desk());
        permittedGet(VERIFY_ARTICLES, "/admin/", overview::overview);
        permittedGet(VERIFY_ARTICLES, "/admin/numbers", overview::numbers);
        permittedGet(VERIFY_ARTICLES, "/admin/articles/", articles::list);
        permittedGet(VERIFY_ARTICLES, "/admin/articles/export.csv", articles::csv);
        permittedGet(VERIFY_ARTICLES, "/admin/comments/", comments::list);
        permittedGet(VERIFY_ARTICLES, "/admin/comments/export.csv", comments::csv);
        permittedGet(VERIFY_ARTICLES, "/admin/files/", files::list);
        permittedGet(VERIFY_ARTICLES, "/admin/files/export.csv", files::csv);
        permittedPost(VERIFY_ARTICLES, "/admin/files/:id/deletion", files::delete);
        var archive = features.archive().pages(features.desk());
        permittedGet(KEEP_ARCHIVE, "/admin/archive/", archive::archive);
        permittedPost(KEEP_ARCHIVE, "/admin/archive", archive::send);
    }
}
