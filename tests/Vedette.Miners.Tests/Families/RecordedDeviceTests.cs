using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.Miners.Tests.WebFamilies;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Families;

/// <summary>Every recorded device, from its address alone: what it is, and every fact that is known of it. A new recording needs no line here.</summary>
public sealed class RecordedDeviceTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Facts that a snapshot has no place for, or that are about another interface than the one that is read; each checked elsewhere or said why.</summary>
    private static readonly Dictionary<string, string[]> NotCarried = new(StringComparer.Ordinal)
    {
        // A snapshot tells the rejects of the pool's answer time to nobody.
        ["bitmain-s19xp-epic-powerplay"] = ["latency_s"],
        // Places without a board are not listed.
        ["elphapex-dghome1-1.0.5"] = ["boards_listed"],
    };

    /// <summary>Recordings that no family reads yet; it must stay empty.</summary>
    private static readonly string[] NotReadYet = [];

    public static TheoryData<string> Names => [.. RecordedDevices.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Device_is_identified_and_read_as_it_was_recorded(string name)
    {
        Assert.DoesNotContain(name, NotReadYet);
        JsonObject recording = RecordedDevices.File(name);
        var device = new RecordedDevice(recording);
        var reader = new MinerReader(new MinerConnectionOptions(), new ManualClock(Start));

        MinerIdentity? identity = await reader.IdentifyAsync(device, TestContext.Current.CancellationToken);
        Assert.NotNull(identity);
        MinerSnapshot? snapshot = await reader.ReadAsync(device, identity, TestContext.Current.CancellationToken);
        Assert.NotNull(snapshot);

        JsonObject expect = recording["expect"]!.AsObject();
        List<string> differences = RecordedFacts.Differences(snapshot, expect, NotCarried.GetValueOrDefault(name, []));
        Assert.True(differences.Count == 0, $"{name}:\n{string.Join('\n', differences)}");
        Assert.Equal(RecordedFacts.VendorOf(expect), snapshot.Identity.Vendor);
        Assert.NotEmpty(identity.Evidence);
        Assert.False(identity.IsAmbiguous);
        Assert.Equal(Start, snapshot.CollectedAt);
        Assert.Equal(device.Address, snapshot.Address);
        Assert.False(snapshot.Quality.Truncated);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Boards_are_counted_from_0_and_pools_carry_no_login(string name)
    {
        MinerSnapshot snapshot = await ReadAsync(RecordedDevice.Load(name));
        Assert.Equal(Enumerable.Range(0, snapshot.Boards.Count), snapshot.Boards.Select(board => board.Slot));
        Assert.All(snapshot.Pools, pool => Assert.DoesNotContain('@', pool.Url ?? ""));
        foreach (IGrouping<MinerFanKind, MinerFan> kind in snapshot.Fans.GroupBy(fan => fan.Kind))
        {
            Assert.Equal(kind.Count(), kind.Select(fan => fan.Slot).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_that_changes_a_device_is_ever_asked(string name)
    {
        var device = RecordedDevice.Load(name);
        _ = await ReadAsync(device);
        string[] changing = ["reboot", "restart", "quit", "logon", "set_", "switchpool", "addpool", "removepool", "ascset", "pgaset", "privileged", "save", "zero", "get_token", "update", "unlock", "ledset"];
        Assert.All(device.Asked, asked => Assert.DoesNotContain(changing, word => asked.StartsWith($"rpc {word}", StringComparison.Ordinal) || asked.Contains($"/{word}", StringComparison.Ordinal) || asked.Contains($"\"set.", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Port_of_the_mining_program_hears_http_only_after_a_command_failed_there(string name)
    {
        var device = RecordedDevice.Load(name);
        _ = await ReadAsync(device);
        int http = device.Asked.FindIndex(asked => asked.Contains(" :4028/", StringComparison.Ordinal));
        Assert.True(http < 0 || device.Asked.FindIndex(asked => asked == "rpc version") is >= 0 and var command && command < http);
        Assert.True(http < 0 || device.Asked.Count(asked => asked.StartsWith("rpc ", StringComparison.Ordinal)) == 1, string.Join(", ", device.Asked));
    }

    private static async Task<MinerSnapshot> ReadAsync(RecordedDevice device)
    {
        var reader = new MinerReader(new MinerConnectionOptions(), new ManualClock(Start));
        MinerIdentity? identity = await reader.IdentifyAsync(device, TestContext.Current.CancellationToken);
        Assert.NotNull(identity);
        MinerSnapshot? snapshot = await reader.ReadAsync(device, identity, TestContext.Current.CancellationToken);
        Assert.NotNull(snapshot);
        return snapshot;
    }
}
