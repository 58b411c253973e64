package io.placard.site.page;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Leaves of code and links the words that a reader sees, for where there is room for no more. */
final class PlainWords extends AbstractVisitor {

    @Override
    public void visit(Code code) {
        code.insertBefore(new Text(code.getLiteral()));
        code.unlink();
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        Node child = link.getFirstChild();
        while (child != null) {
            var next = child.getNext();
            link.insertBefore(child);
            child = next;
        }
        link.unlink();
    }
}
