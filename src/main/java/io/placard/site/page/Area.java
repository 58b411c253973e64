package io.placard.site.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parts of the administration, in the order in which they are listed, and who may go there. */
public enum Area {
    OVERVIEW("/admin/", Permission.VERIFY_ARTICLES),
    VERIFICATION("/verification/", Permission.VERIFY_ARTICLES),
    REPORTS("/reports/", Permission.VERIFY_ARTICLES),
    CHAT("/admin/chat/", Permission.MODERATE_CHAT),
    ARTICLES("/admin/articles/", Permission.VERIFY_ARTICLES),
    COMMENTS("/admin/comments/", Permission.VERIFY_ARTICLES),
    FILES("/admin/files/", Permission.VERIFY_ARTICLES),
    TAGS("/admin/tags/", Permission.TEND_TAGS),
    ACCOUNTS("/admin/accounts/", Permission.MANAGE_ACCOUNTS),
    ANNOUNCEMENTS("/admin/announcements/", Permission.ANNOUNCE),
    CLOCK("/clock/", Permission.STEER_CLOCK),
    CONFERENCE("/admin/conference/", Permission.CONFIGURE),
    AUDIT("/admin/audit/", Permission.MANAGE_ACCOUNTS),
    ARCHIVE("/admin/archive/", Permission.KEEP_ARCHIVE);

    private final String path;
    private final Permission permission;

    Area(String path, Permission permission) {
        this.path = path;
        this.permission = permission;
    }

    /** Those that a page's reader may enter. */
    public static List<Area> of(Page page) {
        return Arrays.stream(values()).filter(area -> page.may(area.permission)).toList();
    }

    public String path() {
        return path;
    }

    /** The word in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
