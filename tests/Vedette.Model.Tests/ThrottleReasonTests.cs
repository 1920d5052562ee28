using Vedette.Model.States;

namespace Vedette.Model.Tests;

public sealed class ThrottleReasonTests
{
    [Fact]
    public void Every_bit_and_every_word_stands_once()
    {
        Assert.Equal(ThrottleReason.All.Count, ThrottleReason.All.Select(r => r.Bit).Distinct().Count());
        Assert.Equal(ThrottleReason.All.Count, ThrottleReason.All.Select(r => r.Word).Distinct().Count());
        Assert.All(ThrottleReason.All, r => Assert.Equal((1, r), (System.Numerics.BitOperations.PopCount(r.Bit), ThrottleReason.Find(r.Word))));
        Assert.Null(ThrottleReason.Find("idle"));
    }
}
