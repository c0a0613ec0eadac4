#include "ui/theme/writing.h"

#include <QLocale>

namespace countersign {

Qt::LayoutDirection writingDirection()
{
    return QLocale().textDirection();
}

QString unbroken(QString words)
{
    for (qsizetype at = words.indexOf(u' '); at >= 0; at = words.indexOf(u' ', at + 1)) {
        const bool counts = at > 0 && at + 1 < words.size() && words.at(at - 1).isDigit();
        if (counts && (words.at(at + 1).isLetter() || words.at(at + 1) == u'%'))
            words[at] = QChar::Nbsp;
    }
    return words;
}

} // namespace countersign
