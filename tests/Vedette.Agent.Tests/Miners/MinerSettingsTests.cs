using Vedette.Agent.Configuration;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Miners;

public sealed class MinerSettingsTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Document_2s_file_is_understood_as_it_is()
    {
        SettingsOutcome outcome = Read("""
            {
              "server_url": "http://127.0.0.1:8000",
              "api_key": "kT3pQ0",
              "network_cidr": "192.168.1.0/24",
              "scan_interval": 300,
              "poll_interval": 60
            }
            """);
        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.Warnings);
        MinersSettings miners = outcome.Settings!.Miners;
        Assert.Equal("kT3pQ0", outcome.Settings.ApiKey);
        Assert.Equal("192.168.1.0/24", Assert.Single(miners.Ranges).Text);
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), (miners.ScanInterval, miners.PollInterval));
    }

    [Fact]
    public void Document_2s_environment_is_understood_as_it_is()
    {
        MinersSettings miners = Read(null, new()
        {
            ["AGENT_SERVER_URL"] = "http://127.0.0.1:8000",
            ["AGENT_API_KEY"] = "kT3pQ0",
            ["AGENT_NETWORK"] = "10.1.0.0/22",
            ["AGENT_SCAN_INTERVAL"] = "600",
            ["AGENT_POLL_INTERVAL"] = "30",
        }).Settings!.Miners;
        Assert.Equal("10.1.0.0/22", Assert.Single(miners.Networks));
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30)), (miners.ScanInterval, miners.PollInterval));
    }

    [Fact]
    public void Document_2s_file_may_be_written_loosely()
    {
        SettingsOutcome outcome = Read("""
            {
              "server_url": "http://127.0.0.1:8000/",
              "api_key": "kT3pQ0",
              "network_cidr": " 192.168.1.77/24 ",
              "scan_interval": "300",
              "poll_interval": "60",
              "agent_name": "site-1-agent"
            }
            """);
        Assert.Empty(outcome.Problems);
        Assert.Contains("agent_name", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        MinersSettings miners = outcome.Settings!.Miners;
        Assert.Equal(("192.168.1.1", "192.168.1.254"), (miners.Ranges[0].First, miners.Ranges[0].Last));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1)), (miners.ScanInterval, miners.PollInterval));
    }

    [Fact]
    public void The_environment_goes_before_document_2s_file_and_our_names_before_its()
    {
        const string file = """{"server_url": "http://127.0.0.1:8000", "api_key": "kT3pQ0", "network_cidr": "192.168.1.0/24", "scan_interval": 300, "poll_interval": 60}""";
        SettingsOutcome outcome = Read(file, new()
        {
            ["AGENT_SERVER_URL"] = "http://127.0.0.1:9000",
            ["AGENT_API_KEY"] = "fromEnvironment",
            ["AGENT_NETWORK"] = "10.1.0.0/22",
            ["AGENT_SCAN_INTERVAL"] = "600",
            ["AGENT_POLL_INTERVAL"] = "30",
            ["VEDETTE_POLL_INTERVAL"] = "20",
        });
        Assert.Empty(outcome.Problems);
        AgentSettings settings = outcome.Settings!;
        Assert.Equal(("http://127.0.0.1:9000/", "fromEnvironment", "10.1.0.0/22"), ($"{settings.ServerUrl}", settings.ApiKey, Assert.Single(settings.Miners.Networks)));
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(20)), (settings.Miners.ScanInterval, settings.Miners.PollInterval));
    }

    [Fact]
    public void Without_a_network_nothing_is_scanned()
    {
        AgentSettings settings = Read("""{"scan_interval": 300}""").Settings!;
        Assert.False(settings.Miners.IsOn);
        Assert.True(Read("""{"network_cidr": "10.0.0.0/24"}""").Settings!.Miners.IsOn);
        Assert.False(Read("""{"network_cidr": "10.0.0.0/24"}""").Settings!.WithoutRequests().Miners.IsOn);
    }

    [Theory]
    [InlineData("""{"network_cidr": "10.0.0.0/24, 10.0.2.0/24", "network_exclude": "10.0.0.1"}""")]
    [InlineData("""{"network_cidr": ["10.0.0.0/24", "10.0.2.0/24"], "network_exclude": ["10.0.0.1"]}""")]
    public void Networks_may_be_several(string file)
    {
        MinersSettings miners = Read(file).Settings!.Miners;
        Assert.Equal(["10.0.0.0/24", "10.0.2.0/24"], miners.Ranges.Select(r => r.Text));
        Assert.False(miners.Ranges[0].Contains("10.0.0.1"));
        Assert.True(miners.Ranges[0].Contains("10.0.0.2"));
    }

    [Theory]
    [InlineData("""{"network_cidr": "10.0.0.0/33"}""", "network_cidr (", "10.0.0.0/33")]
    [InlineData("""{"network_cidr": ""}""", "network_cidr (", "need networks such as")]
    [InlineData("""{"network_cidr": [1]}""", "network_cidr (", "got a JSON array")]
    [InlineData("""{"network_cidr": "8.8.8.0/24"}""", "network_cidr (", "Set scan_public to true")]
    [InlineData("""{"network_cidr": "127.0.0.0/24"}""", "network_cidr (", "Set scan_loopback to true")]
    [InlineData("""{"network_cidr": "10.0.0.0/8"}""", "network_cidr (", "Set scan_large to true")]
    [InlineData("""{"network_cidr": "10.0.0.0/24", "network_exclude": "me"}""", "network_cidr (", "'me'")]
    [InlineData("""{"scan_interval": 5}""", "scan_interval (", "need a whole number of seconds from 10 to 86400")]
    [InlineData("""{"poll_interval": "often"}""", "poll_interval (", "got 'often'")]
    [InlineData("""{"scan_rate": 0}""", "scan_rate (", "from 1 to 600")]
    [InlineData("""{"scan_public": "perhaps"}""", "scan_public (", "need true or false")]
    [InlineData("""{"miner_logins": "root:root"}""", "miner_logins (", "got a JSON string")]
    public void What_is_no_good_is_named_with_its_key(string file, string key, string said)
    {
        string problem = Assert.Single(Read(file).Problems);
        Assert.StartsWith(key, problem, StringComparison.Ordinal);
        Assert.Contains(said, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gentle", 150)]
    [InlineData("wide", 600)]
    [InlineData("40", 40)]
    public void A_scans_pace_is_a_name_or_a_number(string text, int connects) =>
        Assert.Equal(connects, Read($$"""{"scan_rate": "{{text}}"}""").Settings!.Miners.Pace.ConnectsPerSecond);

    [Fact]
    public void Buttons_are_heard_unless_the_owner_says_otherwise()
    {
        Assert.True(Read("""{"network_cidr": "10.0.0.0/24"}""").Settings!.Miners.HearsReports);
        Assert.False(Read("""{"network_cidr": "10.0.0.0/24", "ip_report": false}""").Settings!.Miners.HearsReports);
        Assert.False(Read(null, new() { ["AGENT_NETWORK"] = "10.0.0.0/24", ["AGENT_IP_REPORT"] = "false" }).Settings!.Miners.HearsReports);
        Assert.Contains("need true or false", Assert.Single(Read("""{"ip_report": "8888"}""").Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Flags_allow_what_a_slip_of_the_pen_would_do_harm_with()
    {
        MinersSettings miners = Read("""{"network_cidr": ["8.8.8.0/30", "127.0.1.0/30"], "scan_public": true, "scan_loopback": true}""").Settings!.Miners;
        Assert.Equal(2, miners.Ranges.Count);
        Assert.Equal(AddressRangeAllowances.Public | AddressRangeAllowances.Loopback, miners.Allowed);
    }

    [Fact]
    public void Logins_come_from_a_file_that_nobody_else_can_read()
    {
        const string file = """{"miner_logins": {"Antminer": {"user": "root", "password": "hunter2"}}}""";
        SettingsOutcome refused = Read(file, mode: OwnerOnly | UnixFileMode.GroupRead);
        string problem = Assert.Single(refused.Problems);
        Assert.Contains("need mode 0600", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);

        SettingsOutcome taken = Read(file, mode: OwnerOnly);
        Assert.Equal(new DeviceLogin("root", "hunter2"), taken.Settings!.Miners.Logins["antminer"]);
        Assert.DoesNotContain("hunter2", $"{taken.Settings}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"miner_logins": {"antminer": "root"}}""")]
    [InlineData("""{"miner_logins": {"antminer": {"user": "hunter2"}}}""")]
    public void A_login_that_is_no_good_is_not_shown(string file)
    {
        string problem = Assert.Single(Read(file, mode: OwnerOnly).Problems);
        Assert.Contains("got a value that is not shown, need an object of makers", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", problem, StringComparison.Ordinal);
    }

    private SettingsOutcome Read(string? file, Dictionary<string, string>? environment = null, UnixFileMode mode = OwnerOnly)
    {
        string path = _folder.File("agent.json");
        if (file is not null)
        {
            File.WriteAllText(path, file);
            File.SetUnixFileMode(path, mode);
        }

        return SettingsReader.Read(new SettingSources(path, ConfigRequired: false, environment ?? [], new Dictionary<string, string>()));
    }
}
