#include "services/base/signals.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>

namespace countersign {

struct StopSignals::Impl {
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{context.get_executor()};
    boost::asio::signal_set signals{context, SIGINT, SIGTERM};
};

StopSignals::StopSignals() : m_impl(std::make_unique<Impl>())
{
#ifndef _WIN32
    std::signal(SIGPIPE, SIG_IGN);
#endif
    m_impl->signals.async_wait([context = &m_impl->context](const boost::system::error_code& error, int) {
        if (!error)
            context->stop();
    });
}

StopSignals::~StopSignals() = default;

void StopSignals::wait()
{
    m_impl->context.run();
}

void StopSignals::request()
{
    m_impl->context.stop();
}

}  // namespace countersign
