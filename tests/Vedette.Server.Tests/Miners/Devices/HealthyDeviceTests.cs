using Vedette.Miners.Tests;

namespace Vedette.Server.Tests.Miners.Devices;

/// <summary>Every recorded device, watched for an hour in which it goes on as it was recorded: one in good health has nothing against it. A new recording needs no line here unless something is wrong with it.</summary>
public sealed class HealthyDeviceTests
{
    /// <summary>What is wrong with recorded devices that were not well.</summary>
    private static readonly Dictionary<string, string[]> NotWell = new(StringComparer.Ordinal)
    {
        // It gives an eighth of the 160 TH/s that it expects of itself.
        ["auradine-at1500-fluxos"] = ["board_slow", "hashrate_low"],

        // A fan stands, and one of three boards is switched off.
        ["bitmain-s19xp-epic-powerplay"] = ["fan_stopped", "hashrate_low"],

        // It takes 4,448 W of the 3,878 W that it is limited to.
        ["bitmain-s21plus-braiins-25.03"] = ["power_high"],

        // It was told to rest.
        ["canaan-avalonq-25052801"] = [],

        // None of its pools answers, and it gives nothing.
        ["elphapex-dghome1-1.0.5"] = ["hashrate_low", "pool_dead"],
    };

    public static TheoryData<string> Names => [.. RecordedDevices.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Device_has_nothing_against_it_but_what_is_wrong_with_it(string name)
    {
        JudgedDevice device = await JudgedDevice.ReadAsync(name);
        device.Pass(60);
        string told = $"{name}: {device.Snapshot.State}, {device.Verdict}: {device.Reason}\n{string.Join('\n', device.Sentences)}";
        Assert.True(NotWell.GetValueOrDefault(name, []).SequenceEqual(device.Findings), told);
        Assert.True(device.Verdict is "hashing" || NotWell.ContainsKey(name), told);
    }
}
