using System.Net;
using Vedette.Server.Accounts;
using Vedette.Testing;

namespace Vedette.Server.Tests.Accounts;

public sealed class LoginThrottleTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private readonly ManualClock _clock = new();
    private readonly LoginThrottle _throttle;

    public LoginThrottleTests() => _throttle = new LoginThrottle(_clock);

    private TimeSpan Fail(string user, IPAddress address)
    {
        TimeSpan? wait = _throttle.Begin(user, address);
        if (wait is TimeSpan left)
        {
            _clock.Advance(left);
            _throttle.Begin(user, address);
        }

        return wait ?? TimeSpan.Zero;
    }

    [Fact]
    public void Each_failure_beyond_the_free_ones_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        double[] waits = [.. Enumerable.Range(0, 20).Select(_ => Fail("ada", Home).TotalSeconds)];

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900, 900], waits);
    }

    [Fact]
    public void Another_address_can_sign_in_while_one_is_throttled()
    {
        for (int i = 0; i < 10; i++)
        {
            Fail("ada", Home);
        }

        Assert.Null(_throttle.Begin("ada", IPAddress.Parse("192.0.2.2")));
    }

    [Fact]
    public void Many_users_tried_from_one_address_throttle_the_address()
    {
        for (int i = 0; i < 31; i++)
        {
            Assert.Null(_throttle.Begin($"user{i}", Home));
        }

        Assert.NotNull(_throttle.Begin("another", Home));
    }

    [Fact]
    public void Signing_in_as_oneself_does_not_wipe_out_the_guesses_at_others()
    {
        for (int i = 0; i < 31; i++)
        {
            Assert.Null(_throttle.Begin($"user{i}", Home));
            if (i % 5 == 1)
            {
                _throttle.Begin("me", Home);
                _throttle.Succeeded("me", Home);
            }
        }

        Assert.NotNull(_throttle.Begin("another", Home));
    }

    [Fact]
    public void An_IPv6_network_counts_as_one_address()
    {
        for (int i = 0; i < 6; i++)
        {
            _throttle.Begin("ada", IPAddress.Parse($"2001:db8::{i}"));
        }

        Assert.NotNull(_throttle.Begin("ada", IPAddress.Parse("2001:db8::ffff")));
        Assert.Null(_throttle.Begin("ada", IPAddress.Parse("2001:db8:0:1::1")));
    }

    [Fact]
    public void Success_clears_the_count()
    {
        for (int i = 0; i < 5; i++)
        {
            _throttle.Begin("ada", Home);
        }

        _throttle.Succeeded("ADA", Home);

        Assert.All(Enumerable.Range(0, 6), _ => Assert.Null(_throttle.Begin("ada", Home)));
    }
}
