using System.Text;
using System.Text.Json.Nodes;
using Vedette.Miners.Connections;
using Vedette.MinerSimulator;
using Vedette.MinerSimulator.Recordings;
using Vedette.Testing;

namespace Vedette.Miners.Tests.Simulator;

/// <summary>What simulated miners say, over real sockets. Needs root for the ports below 1024.</summary>
public sealed class SimulatedMinerTests
{
    private const string S19 = "bitmain-s19pro-stock-20221206";
    private const string S21 = "bitmain-s21-stock-20240711";
    private const string M20 = "microbt-m20s_v10-stock-20210322";
    private const string M60 = "microbt-m60s_vk40-stock-20251209";
    private const string Bitaxe = "bitaxe-supra401-axeos-2.4.5";
    private const string Epic = "bitmain-s19xp-epic-powerplay";
    private const string Braiins = "bitmain-s21plus-braiins-25.03";

    private static readonly string Devices = RepositoryRoot.File("tests/Vedette.MinerSimulator/Devices");

    private readonly ManualClock _clock = new();
    private readonly MinerConnections _connections = new(
        new MinerConnectionOptions { Logins = new Dictionary<string, DeviceLogin> { ["right"] = new("root", "root"), ["wrong"] = new("root", "secret") } }, PatientClock.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_every_recording_is_answered_in_the_recorded_form()
    {
        await using SimulatedSite site = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.31.0.1", Count = 17, Clock = _clock });
        foreach (SimulatedMiner miner in site.Miners.Where(m => m.Recording.Rpc.Count > 0))
        {
            foreach ((string command, string recorded) in miner.Recording.Rpc.Where(r => r.Key != "<unknown>"))
            {
                string[] parts = command.Split(' ', 2);
                DeviceReply reply = await _connections.Open(miner.Address).AskAsync(
                    new RpcRequest(parts[0], parts.Length > 1 ? parts[1] : null) { Port = miner.Recording.RpcListener!.Value, EndWithNewline = true }, Stop);
                Assert.True(reply.IsAnswer, $"{miner} {command}: {reply.Outcome}");
                string text = Encoding.UTF8.GetString(reply.Body.Span).TrimEnd('\0');
                Assert.Equal(Shape(recorded), Shape(text));
            }
        }
    }

    [Fact]
    public async Task Macs_differ_and_keep_the_recorded_spelling()
    {
        await using SimulatedSite site = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.32.0.1", Count = 40, Clock = _clock });
        string[] macs = [.. site.Miners.Select(m => m.Mac).OfType<string>()];
        Assert.Equal(macs.Length, macs.Distinct().Count());
        Assert.Equal(site.Miners.Count(m => m.Recording.Name != S19), macs.Length);   // That one does not tell its own.
        SimulatedMiner whatsminer = site.Miners.First(m => m.Recording.Name == M20);
        string summary = await RpcAsync(whatsminer.Address, "summary");
        Assert.Contains($"\"MAC\":\"{string.Join(':', whatsminer.Mac!.ToUpperInvariant().Chunk(2).Select(c => new string(c)))}\"", summary, StringComparison.Ordinal);
        SimulatedMiner avalon = site.Miners.First(m => m.Recording.Name == "canaan-avalon1566-24102401");
        Assert.Contains($"\"MAC\":\"{avalon.Mac}\"", await RpcAsync(avalon.Address, "version"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_and_shares_go_on_at_the_recorded_rate_and_begin_anew_after_a_restart()
    {
        await using SimulatedSite site = await StartAsync("127.33.0.1", S19);
        JsonNode before = await SummaryAsync(site);
        _clock.Advance(TimeSpan.FromHours(1));
        JsonNode after = await SummaryAsync(site);
        Assert.Equal(3600, (int)after["Elapsed"]! - (int)before["Elapsed"]!);
        Assert.InRange((int)after["Accepted"]! - (int)before["Accepted"]!, 288, 291);   // 4057 in 50474 s.
        double claimed = (double)after["GHS 5s"]! * 1e9;
        double proven = (double)after["Difficulty Accepted"]! * 4294967296 / (int)after["Elapsed"]!;
        Assert.InRange(proven / claimed, 0.95, 1.05);

        site.Miners[0].Restart();
        _clock.Advance(TimeSpan.FromMinutes(5));
        JsonNode restarted = await SummaryAsync(site);
        Assert.Equal((300, 24), ((int)restarted["Elapsed"]!, (int)restarted["Accepted"]!));
    }

    [Theory]
    [InlineData(S19, "SUMMARY", "GHS av", 1e9)]
    [InlineData(S21, "SUMMARY", "GHS av", 1e9)]
    [InlineData(M20, "SUMMARY", "MHS av", 1e6)]
    [InlineData("bitmain-s19kpro-luxos-2025.4.8", "SUMMARY", "GHS av", 1e9)]
    [InlineData("bitmain-s21pro-vnish-1.2.7", "SUMMARY", "GHS av", 1e9)]
    public async Task Shares_are_worth_the_claimed_rate(string recording, string section, string rate, double unit)
    {
        await using SimulatedSite site = await StartAsync("127.43.0.1", recording);
        JsonNode before = JsonNode.Parse((await RpcAsync("127.43.0.1", "summary")).TrimEnd('\0'))![section]![0]!;
        _clock.Advance(TimeSpan.FromHours(24));
        JsonNode after = JsonNode.Parse((await RpcAsync("127.43.0.1", "summary")).TrimEnd('\0'))![section]![0]!;
        double proven = ((double)after["Difficulty Accepted"]! - (double)before["Difficulty Accepted"]!) * 4294967296 / TimeSpan.FromHours(24).TotalSeconds;
        Assert.InRange(proven / ((double)after[rate]! * unit), 0.85, 1.15);
    }

    [Fact]
    public async Task Polls_differ_and_the_same_seed_gives_the_same_values()
    {
        await using SimulatedSite site = await StartAsync("127.34.0.1", S19, S19);
        await using SimulatedSite same = await StartAsync("127.34.1.1", S19);
        string first = await RpcAsync("127.34.0.1", "stats");
        Assert.Equal(first, await RpcAsync("127.34.1.1", "stats"));
        Assert.NotEqual(first, await RpcAsync("127.34.0.2", "stats"));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.NotEqual(first, await RpcAsync("127.34.0.1", "stats"));
    }

    [Fact]
    public async Task Shares_stop_while_the_hashrate_is_claimed()
    {
        await using SimulatedSite site = await StartAsync("127.35.0.1", S19);
        JsonNode before = await SummaryAsync(site);
        site.Miners[0].SharesStopped = true;
        _clock.Advance(TimeSpan.FromHours(1));
        JsonNode after = await SummaryAsync(site);
        Assert.Equal((int)before["Accepted"]!, (int)after["Accepted"]!);
        Assert.Equal((double)before["Difficulty Accepted"]!, (double)after["Difficulty Accepted"]!);
        Assert.True((double)after["GHS 5s"]! > 100_000);
        Assert.Equal(3600, (int)after["Elapsed"]! - (int)before["Elapsed"]!);
        Assert.Contains("\"Last Share Time\":\"1:00:03\"", await RpcAsync("127.35.0.1", "pools"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pool_board_and_sleep_change_what_it_tells()
    {
        await using SimulatedSite site = await StartAsync("127.36.0.1", S19, M20);
        SimulatedMiner miner = site.Miners[0];
        miner.ChangePool("stratum+tcp://evil.invalid:3333", "thief.1");
        string pools = await RpcAsync(miner.Address, "pools");
        Assert.Contains("\"URL\":\"stratum+tcp://evil.invalid:3333\"", pools, StringComparison.Ordinal);
        Assert.Contains("\"User\":\"thief.1\"", pools, StringComparison.Ordinal);

        miner.Condition = MinerCondition.BoardLost;
        JsonNode stats = JsonNode.Parse(await RpcAsync(miner.Address, "stats"))!["STATS"]![1]!;
        Assert.Equal((114, 114, 0), ((int)stats["chain_acn1"]!, (int)stats["chain_acn2"]!, (int)stats["chain_acn3"]!));
        Assert.InRange((double)stats["GHS 5s"]!, 65_000, 80_000);

        miner.Condition = MinerCondition.Sleeping;
        Assert.Empty(JsonNode.Parse(await RpcAsync(miner.Address, "summary"))!["SUMMARY"]!.AsArray());
        site.Miners[1].Condition = MinerCondition.Sleeping;
        Assert.Contains("btminer process is down", await RpcAsync(site.Miners[1].Address, "summary"), StringComparison.Ordinal);

        miner.Condition = MinerCondition.Working;
        Assert.InRange((double)(await SummaryAsync(site))["GHS 5s"]!, 105_000, 116_000);
    }

    [Fact]
    public async Task Addresses_are_swapped_and_firmware_is_changed_under_the_same_mac()
    {
        await using SimulatedSite site = await StartAsync("127.37.0.1", M20, S21);
        (SimulatedMiner one, SimulatedMiner other) = (site.Miners[0], site.Miners[1]);
        await SimulatedSite.SwapAddressesAsync(one, other);
        Assert.Equal(("127.37.0.2", "127.37.0.1"), (one.Address, other.Address));
        Assert.Contains("Whatsminer", await RpcAsync("127.37.0.2", "get_version"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Antminer S21", await RpcAsync("127.37.0.1", "version"), StringComparison.Ordinal);

        string mac = other.Mac!;
        await other.ChangeFirmwareAsync(site.Recording("bitmain-s21pro-vnish-1.2.7"));
        DeviceReply info = await _connections.Open("127.37.0.1").AskAsync(new WebRequest("/api/v1/info"), Stop);
        Assert.Contains(string.Join(':', mac.ToUpperInvariant().Chunk(2).Select(c => new string(c))), Encoding.UTF8.GetString(info.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Web_login_is_checked()
    {
        await using SimulatedSite site = await StartAsync("127.38.0.1", S21);
        IMinerConnection device = _connections.Open("127.38.0.1");
        DeviceReply refused = await device.AskAsync(new WebRequest("/cgi-bin/get_system_info.cgi"), Stop);
        Assert.Equal(401, refused.Status);
        Assert.Contains("antMiner Configuration", refused.Headers["www-authenticate"], StringComparison.Ordinal);
        Assert.Equal(401, (await device.AskAsync(new WebRequest("/cgi-bin/get_system_info.cgi") { LoginFor = "wrong" }, Stop)).Status);
        DeviceReply told = await device.AskAsync(new WebRequest("/cgi-bin/get_system_info.cgi") { LoginFor = "right" }, Stop);
        Assert.True(told.IsAnswer, $"{told.Status}");
        Assert.Contains("Antminer S21", Encoding.UTF8.GetString(told.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_protocols_are_spoken()
    {
        await using SimulatedSite site = await StartAsync("127.39.0.1", Bitaxe, Epic, M60, Braiins, S19);
        Assert.Equal("BM1368", (string?)Json(await _connections.Open("127.39.0.1").AskAsync(new WebRequest("/api/system/info"), Stop))["ASICModel"]);
        Assert.Equal("AntMiner S19 XP", (string?)Json(await _connections.Open("127.39.0.2").AskAsync(new WebRequest("/capabilities") { Port = 4028 }, Stop))["Model"]);
        Assert.Equal("M60S_VK40", (string?)Json(await _connections.Open("127.39.0.3").AskWhatsminerAsync("""{ "cmd": "get.device.info" }""", Stop))["msg"]!["miner"]!["type"]);
        var query = new WebRequest("/graphql") { Method = "POST", Body = """{"query":"{ bos { hostname faultLight info { version { full } } } }"}""" };
        Assert.Equal("Antminer", (string?)Json(await _connections.Open("127.39.0.4").AskAsync(query, Stop))["data"]!["bos"]!["hostname"]);
        DeviceReply text = await _connections.Open("127.39.0.5").AskAsync(new RpcRequest("version") { PlainText = true }, Stop);
        Assert.StartsWith("STATUS=S,", Encoding.UTF8.GetString(text.Body.Span), StringComparison.Ordinal);
        Assert.Contains("Invalid command", await RpcAsync("127.39.0.5", "nonsense"), StringComparison.Ordinal);
        string joined = await RpcAsync("127.39.0.5", "summary+pools");
        Assert.NotNull(JsonNode.Parse(joined.TrimEnd('\0'))!["pools"]![0]!["POOLS"]);
    }

    [Fact]
    public async Task Offline_refuses_dark_is_silent_and_both_return()
    {
        await using SimulatedSite site = await StartAsync("127.40.0.1", S19);
        SimulatedMiner miner = site.Miners[0];
        await miner.SetPresenceAsync(MinerPresence.Refusing);
        Assert.Equal(ReplyOutcome.Refused, (await _connections.Open(miner.Address).AskAsync(new RpcRequest("version"), Stop)).Outcome);
        await miner.SetPresenceAsync(MinerPresence.Dark);
        Assert.Equal(ReplyOutcome.Silent, (await _connections.Open(miner.Address).AskAsync(new RpcRequest("version"), Stop)).Outcome);
        await miner.SetPresenceAsync(MinerPresence.Online);
        Assert.True((await _connections.Open(miner.Address).AskAsync(new RpcRequest("version"), Stop)).IsAnswer);
    }

    [Fact]
    public async Task Faults_do_what_they_are_called()
    {
        await using SimulatedSite site = await StartAsync("127.41.0.1", S19);
        SimulatedMiner miner = site.Miners[0];
        miner.Fault = MinerFault.CutReply;
        Assert.False((await RpcAsync(miner.Address, "summary")).TrimEnd('\0').EndsWith('}'));
        miner.Fault = MinerFault.Malformed;
        string[] replies = [await RpcAsync(miner.Address, "summary"), await RpcAsync(miner.Address, "summary"), await RpcAsync(miner.Address, "summary")];
        Assert.DoesNotContain("GHS 5s", string.Concat(replies), StringComparison.Ordinal);
        miner.Fault = MinerFault.HangsUp;
        Assert.NotEqual(ReplyOutcome.Silent, (await _connections.Open(miner.Address).AskAsync(new RpcRequest("version"), Stop)).Outcome);
        miner.Fault = MinerFault.Silent;
        var hasty = new MinerConnections(new MinerConnectionOptions { RpcTimeout = TimeSpan.FromMilliseconds(200) }, TimeProvider.System);
        Assert.Equal(ReplyOutcome.Silent, (await hasty.Open(miner.Address).AskAsync(new RpcRequest("version"), Stop)).Outcome);
    }

    [Fact]
    public async Task Thousand_miners_cost_no_thread_each()
    {
        int before = System.Diagnostics.Process.GetCurrentProcess().Threads.Count;
        await using SimulatedSite site = await SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = "127.42.0.1", Count = 1000, Clock = _clock });
        Assert.InRange(System.Diagnostics.Process.GetCurrentProcess().Threads.Count - before, -100, 500);
        Assert.Equal(1000, site.Miners.Select(m => m.Address).Distinct().Count());
        Assert.All(site.Miners, m => Assert.DoesNotMatch(@"\.(0|255)$", m.Address));
    }

    private Task<SimulatedSite> StartAsync(string first, params string[] recordings)
    {
        Assert.True(Environment.IsPrivilegedProcess, "Simulated miners listen on port 80; run this test as root.");
        return SimulatedSite.StartAsync(new SimulatedSiteOptions(Devices) { First = first, Count = recordings.Length, Recordings = recordings, Clock = _clock });
    }

    private async Task<string> RpcAsync(string address, string command)
    {
        DeviceReply reply = await _connections.Open(address).AskAsync(new RpcRequest(command), Stop);
        return Encoding.UTF8.GetString(reply.Body.Span);
    }

    private async Task<JsonNode> SummaryAsync(SimulatedSite site) => JsonNode.Parse((await RpcAsync(site.Miners[0].Address, "summary")).TrimEnd('\0'))!["SUMMARY"]![0]!;

    private static JsonNode Json(DeviceReply reply) => JsonNode.Parse(reply.Body.Span)!;

    /// <summary>What is left of a reply without its digits and letters' case: everything but values stays as it was recorded.</summary>
    private static string Shape(string reply) =>
        System.Text.RegularExpressions.Regex.Replace(reply, "[0-9a-fA-F.:-]+", "#", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(30));
}
