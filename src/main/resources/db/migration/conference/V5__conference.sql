-- The one conference that this server is for.
CREATE TABLE conference (
    only    boolean PRIMARY KEY DEFAULT true CHECK (only),
    english text NOT NULL CHECK (length(english) BETWEEN 1 AND 120),
    chinese text NOT NULL CHECK (length(chinese) BETWEEN 1 AND 120),
    zone    text NOT NULL
);

INSERT INTO conference (english, chinese, zone) VALUES ('Our conference', '我们的会议', 'Asia/Shanghai');
