#include "ui/parts/announce.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace countersign {

namespace {

class AnnouncerInterface final : public QAccessibleWidget {
public:
    explicit AnnouncerInterface(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::AlertMessage)
    {
    }
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object)
{
    auto* announcer = className == QLatin1String(Announcer::staticMetaObject.className()) ? qobject_cast<Announcer*>(object) : nullptr;
    return announcer == nullptr ? nullptr : new AnnouncerInterface(announcer);
}

} // namespace

Announcer::Announcer(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("spokenAnnouncer"));
    setGeometry(0, 0, 1, 1);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QAccessible::installFactory(makeInterface); // installing the same twice does nothing
}

void Announcer::say(const QString& sentence)
{
    setAccessibleName(sentence);
    QAccessibleEvent named(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace countersign
