using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.WebFamilies;

/// <summary>Every recorded device that is read over the web, with every fact that is known of it.</summary>
public sealed class RecordedWebDeviceTests
{
    public static TheoryData<string, string, FirmwareFamily, string[]> Devices => new()
    {
        { "auradine-at1500-fluxos", "auradine", FirmwareFamily.Stock, [] },
        // The model is named there without its maker.
        { "bitaxe-supra401-axeos-2.4.5", "bitaxe", FirmwareFamily.Stock, ["model"] },
        { "bitmain-s19xp-braiins-25.07", "antminer", FirmwareFamily.Braiins, [] },
        { "bitmain-s19xp-epic-powerplay", "antminer", FirmwareFamily.Epic, ["latency_s"] },
        { "bitmain-s21plus-braiins-25.03", "antminer", FirmwareFamily.Braiins, [] },
        { "bitmain-s21pro-vnish-1.2.7", "antminer", FirmwareFamily.VNish, [] },
        // The recorded efficiency is that of the whole's rate, which this recording gives for another moment than its boards'.
        { "bitmain-s9-braiins-22.08", "antminer", FirmwareFamily.Braiins, [] },
        // Slots without a board are not listed.
        { "elphapex-dghome1-1.0.5", "elphapex", FirmwareFamily.Stock, ["boards_listed"] },
    };

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task Recorded_device_is_read_as_it_was(string name, string vendor, FirmwareFamily firmware, string[] except)
    {
        var snapshot = await WebDevices.ReadWholeAsync(RecordedDevice.Load(name), WebDevices.Identity(vendor, firmware));

        var differences = ExpectedFacts.Differences(snapshot, RecordedDevices.File(name)["expect"]!.AsObject(), except);
        Assert.True(differences.Count == 0, $"{name}:\n{string.Join('\n', differences)}");
        Assert.False(snapshot.Quality.Partial, $"{name} lacks {string.Join(", ", snapshot.Quality.Missing)}");
        Assert.False(snapshot.Quality.Truncated);
    }

    [Theory]
    [MemberData(nameof(Devices))]
    public async Task Only_reading_questions_are_asked(string name, string vendor, FirmwareFamily firmware, string[] except)
    {
        Assert.NotNull(except);
        var device = RecordedDevice.Load(name);

        await WebDevices.ReadWholeAsync(device, WebDevices.Identity(vendor, firmware));

        Assert.All(device.Asked, asked => Assert.True(asked.StartsWith("GET ", StringComparison.Ordinal) || asked.StartsWith("rpc ", StringComparison.Ordinal) || asked == "POST :80/graphql", asked));
        Assert.DoesNotContain(device.Asked, asked => asked.Contains("unlock", StringComparison.Ordinal) || asked.Contains("login", StringComparison.Ordinal) || asked.Contains("logon", StringComparison.Ordinal));
    }
}
