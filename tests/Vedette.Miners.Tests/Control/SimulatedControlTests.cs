using Vedette.Miners.Connections;
using Vedette.Miners.Control;
using Vedette.Miners.Control.Actions;
using Vedette.Miners.Replies;
using Vedette.MinerSimulator;
using Vedette.Model.Miners;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Control;

/// <summary>Simulated miners are told to do something over real sockets, and do it. Needs root for the ports below 1024.</summary>
public sealed class SimulatedControlTests
{
    private const string S21 = "bitmain-s21-stock-20240711";
    private const string LuxOs = "bitmain-s19kpro-luxos-2025.4.8";
    private const string Braiins = "bitmain-s19xp-braiins-25.07";
    private const string Bitaxe = "bitaxe-supra401-axeos-2.4.5";

    private static readonly string Devices = RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices");
    private static readonly DeviceLogin Root = new("root", "root");

    private readonly MinerConnections _connections = new(
        new MinerConnectionOptions { Logins = new Dictionary<string, DeviceLogin> { ["antminer"] = Root, ["braiins"] = Root }, Pause = TimeSpan.Zero }, PatientClock.Instance);

    [Fact]
    public async Task A_stock_Antminer_blinks_sleeps_wakes_changes_its_pool_and_starts_anew()
    {
        await using SimulatedSite site = await StartAsync("127.61.0.1", S21);
        SimulatedMiner miner = site.Miners[0];
        MinerIdentity identity = Identity(miner, "antminer", FirmwareFamily.Stock);

        await DoneAsync(miner, identity, new BlinkAction(true));
        Assert.True(miner.Reactions.IsBlinking);
        await DoneAsync(miner, identity, new BlinkAction(false));
        Assert.False(miner.Reactions.IsBlinking);
        await DoneAsync(miner, identity, new PauseAction());
        Assert.True(miner.Reactions.IsPaused);
        await DoneAsync(miner, identity, new SwitchPoolAction("stratum+tcp://new.example:3333", "farm.1"));
        Assert.Equal(("stratum+tcp://new.example:3333", "farm.1", true), (miner.Reactions.PoolUrl, miner.Reactions.Worker, miner.Reactions.IsPaused));
        await DoneAsync(miner, identity, new ResumeAction());
        Assert.False(miner.Reactions.IsPaused);
        await DoneAsync(miner, identity, new RebootAction());
        Assert.Equal(1, miner.Reactions.Reboots);
    }

    [Fact]
    public async Task A_dry_run_and_a_changed_identity_change_nothing()
    {
        await using SimulatedSite site = await StartAsync("127.61.1.1", S21);
        SimulatedMiner miner = site.Miners[0];
        MinerIdentity identity = Identity(miner, "antminer", FirmwareFamily.Stock);

        Assert.Equal(ControlOutcome.Done, (await ActAsync(miner, identity, new RebootAction(), isDryRun: true)).Outcome);
        Assert.Equal(ControlOutcome.ChangedIdentity, (await ActAsync(miner, identity with { Mac = "02:00:00:00:00:99" }, new RebootAction())).Outcome);
        Assert.Equal(ControlOutcome.NotSupported, (await ActAsync(miner, identity, new PowerLimitAction(2000))).Outcome);

        Assert.Equal(0, miner.Reactions.Reboots);
    }

    [Fact]
    public async Task A_wrong_login_is_told_and_not_tried_again_for_a_while()
    {
        await using SimulatedSite site = await StartAsync("127.61.2.1", S21);
        SimulatedMiner miner = site.Miners[0];
        var connections = new MinerConnections(new MinerConnectionOptions { Logins = new Dictionary<string, DeviceLogin> { ["antminer"] = new("root", "wrong") } }, PatientClock.Instance);
        var control = new MinerControl(connections, PatientClock.Instance);
        var target = new ControlTarget(miner.Address, Identity(miner, "antminer", FirmwareFamily.Stock));

        Assert.Equal(ControlOutcome.Credentials, (await control.ActAsync(target, new RebootAction(), false, TestContext.Current.CancellationToken)).Outcome);
        int opened = miner.Connections[80].Total;
        Assert.Equal(ControlOutcome.Credentials, (await control.ActAsync(target, new RebootAction(), false, TestContext.Current.CancellationToken)).Outcome);

        Assert.Equal((opened, 0), (miner.Connections[80].Total, miner.Reactions.Reboots));
    }

    [Fact]
    public async Task A_LuxOS_does_it_and_has_its_session_back()
    {
        await using SimulatedSite site = await StartAsync("127.62.0.1", LuxOs);
        SimulatedMiner miner = site.Miners[0];
        MinerIdentity identity = Identity(miner, "antminer", FirmwareFamily.LuxOs);

        await DoneAsync(miner, identity, new BlinkAction(true));
        await DoneAsync(miner, identity, new PauseAction());
        Assert.True(miner.Reactions is { IsBlinking: true, IsPaused: true, OpenSessions: 0 });
        await DoneAsync(miner, identity, new ResumeAction());
        await DoneAsync(miner, identity, new SwitchPoolAction("stratum+tcp://new.example:3333", null));
        Assert.Equal(("stratum+tcp://new.example:3333", "account1.rig1"), (miner.Reactions.PoolUrl, miner.Reactions.Worker));
        await DoneAsync(miner, identity, new RebootAction());
        Assert.Equal((1, 0), (miner.Reactions.Reboots, miner.Reactions.OpenSessions));

        miner.Reactions.IsSessionTaken = true;
        Assert.Equal(ControlOutcome.Refused, (await ActAsync(miner, identity, new RebootAction())).Outcome);
        Assert.Equal(1, miner.Reactions.Reboots);
    }

    [Fact]
    public async Task A_Braiins_OS_does_it_after_a_login()
    {
        await using SimulatedSite site = await StartAsync("127.63.0.1", Braiins);
        SimulatedMiner miner = site.Miners[0];
        MinerIdentity identity = Identity(miner, "antminer", FirmwareFamily.Braiins);

        await DoneAsync(miner, identity, new BlinkAction(true));
        await DoneAsync(miner, identity, new PauseAction());
        Assert.True(miner.Reactions is { IsBlinking: true, IsPaused: true });
        await DoneAsync(miner, identity, new ResumeAction());
        await DoneAsync(miner, identity, new RebootAction());
        Assert.Equal((1, false), (miner.Reactions.Reboots, miner.Reactions.IsPaused));
        Assert.Equal(ControlOutcome.NotSupported, (await ActAsync(miner, identity, new SwitchPoolAction("stratum+tcp://new.example:3333", null))).Outcome);
    }

    [Fact]
    public async Task A_Bitaxe_starts_anew_with_its_new_pool_and_says_what_its_version_lacks()
    {
        await using SimulatedSite site = await StartAsync("127.64.0.1", Bitaxe);
        SimulatedMiner miner = site.Miners[0];
        MinerIdentity identity = Identity(miner, "bitaxe", FirmwareFamily.Stock);

        await DoneAsync(miner, identity, new SwitchPoolAction("stratum+tcp://new.example:3333", "me.1"));
        Assert.Equal(("stratum+tcp://new.example:3333", "me.1", 1), (miner.Reactions.PoolUrl, miner.Reactions.Worker, miner.Reactions.Reboots));
        Assert.Equal(ControlOutcome.NotSupported, (await ActAsync(miner, identity, new PauseAction())).Outcome);
    }

    /// <summary>What is read of a device and what is compared before it is changed are the same, for every firmware there is a way for.</summary>
    [Theory]
    [InlineData("127.66.0.1", S21)]
    [InlineData("127.66.1.1", LuxOs)]
    [InlineData("127.66.2.1", Braiins)]
    [InlineData("127.66.3.1", Bitaxe)]
    [InlineData("127.66.4.1", "bitmain-s21pro-vnish-1.2.7")]
    [InlineData("127.66.5.1", "bitmain-s19xp-epic-powerplay")]
    [InlineData("127.66.6.1", "microbt-m60s_vk40-stock-20251209")]
    [InlineData("127.66.7.1", "canaan-avalon1566-24102401")]
    public async Task A_device_that_was_found_is_the_one_that_is_proven(string address, string recording)
    {
        await using SimulatedSite site = await StartAsync(address, recording);
        SimulatedMiner miner = site.Miners[0];
        var options = new MinerConnectionOptions { Logins = new Dictionary<string, DeviceLogin> { ["antminer"] = Root, ["braiins"] = Root }, Pause = TimeSpan.Zero };
        MinerIdentity? found = await new MinerReader(options, PatientClock.Instance).IdentifyAsync(_connections.Open(miner.Address), TestContext.Current.CancellationToken);
        Assert.NotNull(found);

        ControlResult result = await ActAsync(miner, found, new RebootAction(), isDryRun: true);

        Assert.True(result.Outcome == ControlOutcome.Done, $"{found.Vendor} {found.FirmwareFamily} {found.Mac}: {result.Outcome}: {result.Detail}");
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_as_that()
    {
        await using SimulatedSite site = await StartAsync("127.65.0.1", LuxOs);
        SimulatedMiner miner = site.Miners[0];
        await miner.SetPresenceAsync(MinerPresence.Refusing);

        Assert.Equal(ControlOutcome.Unreachable, (await ActAsync(miner, Identity(miner, "antminer", FirmwareFamily.LuxOs), new RebootAction())).Outcome);
    }

    private static Task<SimulatedSite> StartAsync(string first, string recording) => SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = first, Recordings = [recording] });

    private static MinerIdentity Identity(SimulatedMiner miner, string vendor, FirmwareFamily firmware) => new() { Vendor = vendor, FirmwareFamily = firmware, Mac = MacAddress.Normalize(miner.Mac) };

    private async Task DoneAsync(SimulatedMiner miner, MinerIdentity identity, MinerAction action)
    {
        ControlResult result = await ActAsync(miner, identity, action);
        Assert.True(result.Outcome == ControlOutcome.Done, $"{action.Name}: {result.Outcome}: {result.Detail}");
    }

    private async Task<ControlResult> ActAsync(SimulatedMiner miner, MinerIdentity identity, MinerAction action, bool isDryRun = false) =>
        await new MinerControl(_connections, PatientClock.Instance).ActAsync(new ControlTarget(miner.Address, identity), action, isDryRun, TestContext.Current.CancellationToken);
}
