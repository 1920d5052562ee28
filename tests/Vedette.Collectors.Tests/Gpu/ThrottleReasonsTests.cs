using Vedette.Collectors.Gpu;
using Vedette.Model.States;

namespace Vedette.Collectors.Tests.Gpu;

public sealed class ThrottleReasonsTests
{
    [Fact]
    public void Each_of_the_drivers_bits_is_one_word_that_is_judged_or_none()
    {
        string[] words = [.. Enumerable.Range(0, 64).SelectMany(bit => ThrottleReasons.Of(1UL << bit)!)];
        Assert.Equal(
            ["application_clocks", "software_power_cap", "hardware_slowdown", "sync_boost", "software_thermal", "hardware_thermal", "hardware_power_brake", "display_clocks"], words);
        Assert.All(words, word => Assert.NotNull(ThrottleReason.Find(word)));
    }

    [Fact]
    public void A_card_without_work_is_not_held_back_and_a_driver_that_tells_nothing_is_not_known()
    {
        Assert.Empty(ThrottleReasons.Of(1)!);
        Assert.Empty(ThrottleReasons.Of(0)!);
        Assert.Null(ThrottleReasons.Of(null));
        Assert.Equal(["hardware_slowdown", "hardware_thermal"], ThrottleReasons.Of(0x49 | (1UL << 63)));
    }
}
