using Vedette.Miners.Discovery;

namespace Vedette.Miners.Tests.Discovery;

public sealed class ShuffledOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(254)]
    [InlineData(65534)]
    [InlineData(65537)]
    public void Every_number_comes_once(int count) =>
        Assert.Equal(Enumerable.Range(0, count), new ShuffledOrder(count, new Random(7)).Numbers().Order());

    [Fact]
    public void Seed_decides_the_order()
    {
        int[] one = [.. new ShuffledOrder(1000, new Random(1)).Numbers()];
        Assert.Equal(one, new ShuffledOrder(1000, new Random(1)).Numbers());
        Assert.NotEqual(one, new ShuffledOrder(1000, new Random(2)).Numbers());
        Assert.NotEqual(Enumerable.Range(0, 1000), one);
    }

    [Fact]
    public void No_block_of_256_gets_many_knocks_in_a_row()
    {
        // 300 in a row, as in one second of a wide scan: were they even, a block would get one or two.
        foreach (int[] second in new ShuffledOrder(65_536, new Random(3)).Numbers().Chunk(300))
        {
            Assert.InRange(second.GroupBy(n => n >> 8).Max(g => g.Count()), 1, 12);
        }
    }
}
