#include "ui/words/firstwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign {

namespace {

struct FirstWords {
    Q_DECLARE_TR_FUNCTIONS(FirstWords)
};

} // namespace

QString firstWords(int decided, int first)
{
    if (first <= 0 || decided >= first)
        return {};
    return FirstWords::tr("first %1: %2 to go").arg(QLocale().toString(first), QLocale().toString(first - decided));
}

} // namespace countersign
