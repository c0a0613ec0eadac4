#pragma once
// The filter of the record as fields; writes what the search field would be written by hand.
#include "models/domain/auditsearch.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace countersign {

class AuditSession;

class FilterForm final : public QWidget {
    Q_OBJECT
public:
    explicit FilterForm(AuditSession& session, QWidget* parent = nullptr);
    void open(); // with the focus on its first field
    void showFilter(); // the session's, emits nothing

Q_SIGNALS:
    void wished(const QString& words);
    void left(); // Esc

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QComboBox* addChoice(QFormLayout& form, const char* objectName, const QString& label);
    QLineEdit* addField(QFormLayout& form, const char* objectName, const QString& label);
    void fillPeople();
    void wish();
    AuditSession& m_session;
    QComboBox* m_who;
    QComboBox* m_action;
    QComboBox* m_verdict;
    QComboBox* m_time;
    QLineEdit* m_shop;
    QLineEdit* m_rule;
    QLineEdit* m_over;
    QLineEdit* m_under;
    QLineEdit* m_currency;
    QCheckBox* m_overrides;
    bool m_showing = false;
};

} // namespace countersign
