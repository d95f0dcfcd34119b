// Turn: the Exchange of one request, as a queue that the connection empties.
//
// Threads: the Exchange's methods from any thread; everything else on the strand.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <memory>
#include <utility>

#include "gateway/http/exchange.h"

namespace vagtbro::gateway {

class Turn final : public Exchange, public std::enable_shared_from_this<Turn> {
 public:
  enum class Kind { kAnswer, kBegin, kWrite, kEnd };
  struct Item {
    Kind kind;
    Response response;
    std::string chunk;
    std::function<void()> written;
  };

  explicit Turn(const boost::asio::any_io_executor& strand) : strand_(strand), wake_(strand) {
    wake_.expires_at(std::chrono::steady_clock::time_point::max());
  }

  void Answer(Response response) override { Put({Kind::kAnswer, std::move(response), "", {}}); }
  void Begin(Response head) override { Put({Kind::kBegin, std::move(head), "", {}}); }
  void Write(std::string chunk, std::function<void()> written) override {
    Put({Kind::kWrite, {}, std::move(chunk), std::move(written)});
  }
  void End() override { Put({Kind::kEnd, {}, "", {}}); }
  void OnGone(std::function<void()> gone) override {
    boost::asio::post(strand_, [self = shared_from_this(), gone = std::move(gone)]() mutable {
      if (self->over_) return;
      if (self->gone_) return gone();
      self->on_gone_ = std::move(gone);
    });
  }

  bool gone() const { return gone_; }
  bool over() const { return over_; }
  bool empty() const { return items_.empty(); }
  boost::asio::steady_timer& wake() { return wake_; }
  Item Take() {
    Item item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

  // The browser is gone: nothing more can be written.
  void Gone() {
    if (over_ || gone_) return;
    gone_ = true;
    items_.clear();
    wake_.cancel();
    if (const auto tell = std::exchange(on_gone_, nullptr)) tell();
  }
  // The answer is complete.
  void Over() {
    over_ = true;
    items_.clear();
    on_gone_ = nullptr;
  }

 private:
  void Put(Item item) {
    boost::asio::post(strand_, [self = shared_from_this(), item = std::move(item)]() mutable {
      if (self->over_ || self->gone_) return;
      self->items_.push_back(std::move(item));
      self->wake_.cancel();
    });
  }

  boost::asio::any_io_executor strand_;
  boost::asio::steady_timer wake_;
  std::deque<Item> items_;
  std::function<void()> on_gone_;
  bool gone_ = false;
  bool over_ = false;
};

}  // namespace vagtbro::gateway
