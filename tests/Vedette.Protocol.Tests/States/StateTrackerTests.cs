using Vedette.Model.States;
using Vedette.Protocol.States;

namespace Vedette.Protocol.Tests.States;

public sealed class StateTrackerTests
{
    private readonly StateTracker _tracker = new(TimeSpan.FromHours(6));
    private readonly FoldedState _state = new();
    private readonly FieldWriter _description = new();
    private readonly FieldWriter _readings = new();
    private long _now = 1_789_000_000_000;

    [Fact]
    public void The_first_payload_is_a_keyframe_with_everything()
    {
        StateHeader header = Cycle(("a", "nginx", 1), ("b", "sshd", 2));
        Assert.True(header.IsKeyframe);
        Assert.Equal(2, header.EntityCount);
        Assert.Equal([("a", "nginx", 1L), ("b", "sshd", 2L)], _state.Processes());
    }

    [Fact]
    public void What_does_not_change_costs_nothing()
    {
        Cycle(("a", "nginx", 1), ("b", "sshd", 2));
        StateHeader delta = Cycle(("a", "nginx", 1), ("b", "sshd", 2));
        Assert.Equal(0, delta.EntityCount);
        Assert.Equal(1u, delta.Index);
        Assert.True(_state.LastPayloadBytes <= 12, $"{_state.LastPayloadBytes} bytes");
    }

    [Fact]
    public void Changes_arrivals_and_departures_fold_to_what_is_there_now()
    {
        Cycle(("a", "nginx", 1), ("b", "sshd", 2));
        StateHeader delta = Cycle(("a", "nginx", 5), ("c", "xmrig", 9));
        Assert.Equal(3, delta.EntityCount);
        Assert.Equal([("a", "nginx", 5L), ("c", "xmrig", 9L)], _state.Processes());
        Cycle(("a", "caddy", 5), ("b", "sshd", 2), ("c", "xmrig", 9));
        Assert.Equal([("a", "caddy", 5L), ("b", "sshd", 2L), ("c", "xmrig", 9L)], _state.Processes());
    }

    [Fact]
    public void A_kind_that_could_not_be_read_stays_as_it_was()
    {
        Cycle(("a", "nginx", 1));
        _now += 10_000;
        _tracker.Begin(_now);
        _state.Take(_tracker.Finish());
        Assert.Equal([("a", "nginx", 1L)], _state.Processes());
        _tracker.RestartChain();
        _now += 10_000;
        _tracker.Begin(_now);
        Assert.True(_state.Take(_tracker.Finish()).IsKeyframe);
        Assert.Equal([("a", "nginx", 1L)], _state.Processes());
    }

    [Theory]
    [InlineData(-5_000)]
    [InlineData(0)]
    [InlineData(21_600_000)]
    public void A_clock_set_back_and_a_chain_of_six_hours_begin_a_new_chain(long stepMs)
    {
        Cycle(("a", "nginx", 1));
        Cycle(("a", "nginx", 2));
        _now += stepMs - 10_000;
        StateHeader next = Cycle(("a", "nginx", 2));
        Assert.True(next.IsKeyframe);
        Assert.Equal([("a", "nginx", 2L)], _state.Processes());
        Assert.Equal(1u, Cycle(("a", "nginx", 2)).Index);
    }

    [Fact]
    public void A_key_that_stands_twice_counts_once()
    {
        Cycle(("a", "nginx", 1), ("a", "other", 7));
        Assert.Equal([("a", "nginx", 1L)], _state.Processes());
    }

    [Fact]
    public void Random_histories_fold_to_what_was_observed()
    {
        var random = new Random(20261121);
        var present = new SortedDictionary<string, (string Name, long Rss)>(StringComparer.Ordinal);
        for (int cycle = 0; cycle < 2000; cycle++)
        {
            for (int i = random.Next(4); i > 0; i--)
            {
                string key = $"k{random.Next(40)}";
                if (random.Next(3) == 0)
                {
                    present.Remove(key);
                }
                else
                {
                    present[key] = ($"name{random.Next(3)}", random.Next(5));
                }
            }

            if (random.Next(100) == 0)
            {
                _tracker.RestartChain();
            }

            Cycle([.. present.Select(p => (p.Key, p.Value.Name, p.Value.Rss))]);
            Assert.Equal(present.Select(p => (p.Key, p.Value.Name, p.Value.Rss)), _state.Processes());
        }
    }

    private StateHeader Cycle(params (string Key, string Name, long Rss)[] processes)
    {
        _now += 10_000;
        _tracker.Begin(_now);
        foreach ((string key, string name, long rss) in processes)
        {
            _description.Reset();
            _readings.Reset();
            _description.Text(ProcessFields.Name, name);
            _readings.Integer(ProcessFields.MemoryRssBytes, rss);
            _tracker.Observe(EntityKind.Process, key, _description.Written, _readings.Written);
        }

        _tracker.EndKind(EntityKind.Process);
        return _state.Take(_tracker.Finish());
    }
}
