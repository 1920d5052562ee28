using Vedette.Miners.Sites;
using Vedette.Model.Miners;

namespace Vedette.Miners.Tests.Sites;

/// <summary>What a visit asks, and what follows from the answers.</summary>
public sealed class MinerVisitorTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly MadeUpSite _site = new();

    [Fact]
    public async Task A_found_miner_is_read_at_once_and_then_every_minute()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        List<TimeSpan> visits = await _site.RunAsync(TimeSpan.FromMinutes(10), Second, Stop);
        Assert.Equal(Second, visits[0]);
        Assert.InRange(visits.Count, 10, 11);
        Assert.Empty(_site.Reader.Identifications);
        Assert.Equal(visits.Count, _site.Counts.Count(PollResult.Read));
        Assert.True(_site.Only is { Misses: 0, IsOffline: false, Snapshot: not null });
        Assert.Equal(visits.Count, _site.Only.ReadNumber);
    }

    [Fact]
    public async Task Three_misses_in_a_row_are_offline_and_two_are_not()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { IsSilent = true });
        await NextVisitAsync();
        await NextVisitAsync();
        Assert.True(_site.Only is { Misses: 2, IsOffline: false });
        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacA);
        await NextVisitAsync();
        Assert.Equal(0, _site.Only.Misses);
        _site.Reader.At.Remove("10.0.0.1");
        for (int i = 1; i <= 3; i++)
        {
            await NextVisitAsync();
            Assert.Equal((i, i == 3), (_site.Only.Misses, _site.Only.IsOffline));
        }

        Assert.False(_site.Directory.IsLive("10.0.0.1"));
    }

    [Fact]
    public async Task An_offline_one_is_asked_ever_more_rarely_until_a_scan_meets_it()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { IsSilent = true });
        List<TimeSpan> visits = await _site.RunAsync(TimeSpan.FromHours(1), Second, Stop);
        Assert.InRange(visits[^1] - visits[^2], TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(17));
        Assert.InRange(visits.Count, 8, 12);

        Assert.Equal(Sighting.Known, _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA)));
        _site.Clock.Advance(Second);
        Assert.Equal(1, await _site.VisitDueAsync(Stop));
        Assert.False(_site.Only.IsOffline);
    }

    [Fact]
    public async Task One_that_returns_is_identified_before_it_is_read()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { IsSilent = true });
        await _site.RunAsync(TimeSpan.FromMinutes(5), Second, Stop);
        Assert.True(_site.Only.IsOffline);
        MinerIdentity braiins = MadeUpDevice.Identify("antminer", MadeUpSite.MacA) with { FirmwareFamily = FirmwareFamily.Braiins, FirmwareVersion = "25.07" };
        _site.Reader.At["10.0.0.1"] = new MadeUpDevice(braiins);
        await _site.RunAsync(TimeSpan.FromMinutes(20), Second, Stop);
        Assert.False(_site.Only.IsOffline);
        Assert.Equal((FirmwareFamily.Braiins, "25.07"), (_site.Only.Identity.FirmwareFamily, _site.Only.Identity.FirmwareVersion));
        Assert.Equal(0, _site.Counts.Count(PollResult.Foreign));
    }

    [Fact]
    public async Task Foreign_replies_are_found_out_about_in_the_same_visit()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await NextVisitAsync();
        _site.Reader.At["10.0.0.1"] = new MadeUpDevice(MadeUpDevice.Identify("whatsminer", MadeUpSite.MacB));
        await NextVisitAsync();
        Assert.Single(_site.Reader.Identifications);
        Assert.True(_site.Of(MadeUpSite.MacA) is { IsDisplaced: true, IsOffline: true });
        Assert.Equal(MadeUpSite.MacB, _site.Of(MadeUpSite.MacB).Snapshot!.Identity.Mac);
        Assert.Equal(2, _site.Counts.Count(PollResult.Read));
        Assert.False(_site.Reader.AskedTwiceAtOnce);
    }

    [Fact]
    public async Task A_read_that_tells_another_mac_is_of_another_miner()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await NextVisitAsync();
        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacB);
        await NextVisitAsync();
        Assert.True(_site.Of(MadeUpSite.MacA).IsDisplaced);
        Assert.NotNull(_site.Of(MadeUpSite.MacB).Snapshot);
    }

    [Fact]
    public async Task Changed_firmware_and_a_whole_day_are_reasons_to_identify_anew()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        await _site.RunAsync(TimeSpan.FromMinutes(10), Second, Stop);
        MadeUpDevice updated = new(MadeUpDevice.Identify("antminer", MadeUpSite.MacA) with { FirmwareVersion = "2" });
        _site.Reader.At["10.0.0.1"] = updated;
        await NextVisitAsync();
        Assert.Empty(_site.Reader.Identifications);
        await NextVisitAsync();
        await NextVisitAsync();
        Assert.Single(_site.Reader.Identifications);
        Assert.Equal("2", _site.Only.Identity.FirmwareVersion);

        // Versions that change by turns are no reason to ask it ever again.
        _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacA);
        await NextVisitAsync();
        await NextVisitAsync();
        Assert.Single(_site.Reader.Identifications);

        _site.Clock.Advance(TimeSpan.FromHours(24));
        await _site.VisitDueAsync(Stop);
        Assert.Equal(2, _site.Reader.Identifications.Count);
    }

    [Fact]
    public async Task A_device_that_hangs_is_given_up_at_the_deadline_whatever_it_does()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _site.Reader.Gate = new TaskCompletionSource().Task;
        _site.Clock.Advance(Second);
        Task<int> visiting = _site.VisitDueAsync(Stop);
        _site.Clock.Advance(TimeSpan.FromSeconds(14));
        Assert.False(visiting.IsCompleted);
        _site.Clock.Advance(TimeSpan.FromSeconds(2));
        await visiting.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Equal((1, 1L), (_site.Only.Misses, _site.Counts.Count(PollResult.Late)));
    }

    [Fact]
    public async Task A_fault_of_the_program_ends_the_visit_as_a_miss()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { Fault = new InvalidOperationException("broken") });
        _site.Clock.Advance(Second);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _site.VisitDueAsync(Stop));
        Assert.Equal((1, 1L), (_site.Only.Misses, _site.Counts.Count(PollResult.Failed)));
        Assert.Equal(0, await _site.VisitDueAsync(Stop));
    }

    [Fact]
    public async Task A_reply_that_comes_after_the_miner_moved_belongs_to_nobody()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(null, "SN1"));
        var gate = new TaskCompletionSource();
        _site.Reader.Gate = gate.Task;
        _site.Clock.Advance(Second);
        Task<int> visiting = _site.VisitDueAsync(Stop);
        _site.Find("10.0.0.2", MadeUpDevice.Antminer(null, "SN1"));
        gate.SetResult();
        await visiting;
        Assert.Equal("10.0.0.2", _site.Only.Address);
        Assert.Null(_site.Only.Snapshot);
        Assert.Equal(1, await _site.VisitDueAsync(Stop));
        Assert.NotNull(_site.Only.Snapshot);
    }

    [Fact]
    public async Task A_restart_of_the_mining_program_is_counted_by_its_own_clock()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA) with { ProcessUptimeSeconds = 500 });
        await NextVisitAsync();
        foreach ((double? uptime, int restarts) in new (double?, int)[] { (560, 0), (3, 1), (null, 1), (70, 1), (5, 2) })
        {
            _site.Reader.At["10.0.0.1"] = MadeUpDevice.Antminer(MadeUpSite.MacA) with { ProcessUptimeSeconds = uptime };
            await NextVisitAsync();
            Assert.Equal(restarts, _site.Only.Restarts);
        }
    }

    [Fact]
    public async Task A_stop_ends_visits_without_counting_them()
    {
        _site.Find("10.0.0.1", MadeUpDevice.Antminer(MadeUpSite.MacA));
        _site.Reader.Gate = new TaskCompletionSource().Task;
        _site.Clock.Advance(Second);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<int> visiting = _site.VisitDueAsync(stopping.Token);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => visiting);
        Assert.Equal(0, _site.Only.Misses);
    }

    private async Task NextVisitAsync()
    {
        _site.Clock.Advance((_site.Directory.UntilNext() ?? throw new InvalidOperationException("Nobody is to be visited.")) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await _site.VisitDueAsync(Stop));
    }
}
