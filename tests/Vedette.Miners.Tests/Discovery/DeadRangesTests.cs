using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Discovery;

public sealed class DeadRangesTests
{
    private const uint Address = 0x0A000107;   // 10.0.1.7
    private const uint Elsewhere = 0x0A000207;

    private readonly ManualClock _clock = new();

    [Fact]
    public void Silent_block_is_looked_at_after_300_600_1200_2400_and_then_every_3600_seconds()
    {
        var dead = new DeadRanges(_clock);
        var scans = new List<int>();
        for (int second = 0; second <= 16_200; second += 300)
        {
            if (dead.IsDue(Address))
            {
                scans.Add(second);
                dead.Record(Address, answered: false, _clock.GetTimestamp());
            }

            _clock.Advance(TimeSpan.FromSeconds(300));
        }

        Assert.Equal([0, 300, 900, 2100, 4500, 8100, 11_700, 15_300], scans);
    }

    [Fact]
    public void One_answer_makes_it_an_ordinary_block_again()
    {
        var dead = new DeadRanges(_clock);
        Silent(dead, 5);
        Assert.False(dead.IsDue(Address));
        dead.Record(Address, answered: true, _clock.GetTimestamp());
        Assert.True(dead.IsDue(Address));
        Assert.Equal(0, dead.Count);
        Silent(dead, 1);
        _clock.Advance(TimeSpan.FromSeconds(300));
        Assert.True(dead.IsDue(Address));
    }

    [Fact]
    public void Word_of_a_miner_there_wakes_it()
    {
        var dead = new DeadRanges(_clock);
        Silent(dead, 2);
        dead.Hit("10.0.1.200");
        Assert.True(dead.IsDue(Address));
    }

    [Fact]
    public void Other_blocks_are_left_alone()
    {
        var dead = new DeadRanges(_clock);
        Silent(dead, 2);
        Assert.False(dead.IsDue(Address));
        Assert.True(dead.IsDue(Elsewhere));
        Assert.Equal(1, dead.Count);
    }

    private void Silent(DeadRanges dead, int times)
    {
        for (int i = 0; i < times; i++)
        {
            dead.Record(Address, answered: false, _clock.GetTimestamp());
        }
    }
}
