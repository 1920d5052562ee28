using Vedette.Agent.Configuration;
using Vedette.Agent.Logging;
using Vedette.Testing;

namespace Vedette.Agent.Tests.Configuration;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_anything_the_defaults_hold()
    {
        AgentSettings settings = Read(null).Settings!;
        Assert.Equal(new AgentSettings(), settings);
        Assert.Equal("/var/lib/vedette-agent", settings.StateDirectory);
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        SettingsOutcome outcome = Read(
            """{"server_url": "ftp://x", "interval_seconds": 0, "transport": "pigeon", "spool_max_bytes": "lots", "state_dir": ["/x"], "log_level": true}""",
            new() { ["VEDETTE_API_KEY"] = "with space" },
            new() { ["log_format"] = "xml" });
        Assert.Null(outcome.Settings);
        string[] keys = ["server_url", "interval_seconds", "transport", "spool_max_bytes", "state_dir", "log_level", "api_key", "log_format"];
        Assert.Equal(keys.Length, outcome.Problems.Count);
        Assert.All(keys, k => Assert.Contains(outcome.Problems, p => p.StartsWith(k + " (", StringComparison.Ordinal) && p.Contains("need", StringComparison.Ordinal)));
        Assert.Contains(outcome.Problems, p => p.Contains("'pigeon'", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Problems, p => p.Contains("with space", StringComparison.Ordinal));
    }

    [Fact]
    public void Flags_go_before_the_environment_and_that_before_the_file()
    {
        const string file = """{"server_url": "https://file:1", "interval_seconds": 5, "log_level": "error"}""";
        AgentSettings settings = Read(file, new() { ["VEDETTE_SERVER_URL"] = "https://env:1", ["VEDETTE_INTERVAL_SECONDS"] = "6" }, new() { ["server_url"] = "https://flag:1" }).Settings!;
        Assert.Equal(new Uri("https://flag:1"), settings.ServerUrl);
        Assert.Equal(TimeSpan.FromSeconds(6), settings.CollectInterval);
        Assert.Equal(LogLevel.Error, settings.LogLevel);
    }

    [Fact]
    public void Document_2s_names_are_understood()
    {
        AgentSettings settings = Read(
            """{"network_cidr": "10.0.0.0/24", "scan_interval": 300}""",
            new() { ["AGENT_SERVER_URL"] = "http://127.0.0.1:8000", ["AGENT_API_KEY"] = "abc" }).Settings!;
        Assert.Equal("abc", settings.ApiKey);
        Assert.Equal(8000, settings.ServerUrl!.Port);
    }

    [Fact]
    public void An_unknown_key_is_a_warning_with_the_nearest_name()
    {
        SettingsOutcome outcome = Read("""{"sever_url": "https://x"}""", new() { ["VEDETTE_STATEDIR"] = "/x", ["VEDETTE_TOKEN"] = "t" });
        Assert.NotNull(outcome.Settings);
        Assert.Equal(2, outcome.Warnings.Count);
        Assert.Contains("Did you mean server_url?", outcome.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("Did you mean VEDETTE_STATE_DIR?", outcome.Warnings[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "need an object")]
    public void A_file_that_is_no_object_is_a_problem(string content, string said) =>
        Assert.Contains(said, Assert.Single(Read(content).Problems), StringComparison.Ordinal);

    [Theory]
    [InlineData("""["/run/docker.sock", "/run/podman/podman.sock"]""")]
    [InlineData("""  "/run/docker.sock,/run/podman/podman.sock"  """)]
    public void Sockets_of_containers_are_a_list_or_stand_between_commas(string written) =>
        Assert.Equal(["/run/docker.sock", "/run/podman/podman.sock"], Read($$"""{"container_sockets": {{written}}}""").Settings!.ContainerSockets!);

    [Fact]
    public void A_file_that_was_named_must_be_there()
    {
        var sources = new SettingSources(_folder.File("none.json"), true, new Dictionary<string, string>(), new Dictionary<string, string>());
        Assert.Contains("cannot be read", Assert.Single(SettingsReader.Read(sources).Problems), StringComparison.Ordinal);
        Assert.NotNull(SettingsReader.Read(sources with { ConfigRequired = false }).Settings);
    }

    [Theory]
    [InlineData("http://10.0.0.1:8000", 1)]
    [InlineData("http://127.0.0.1:8000", 0)]
    [InlineData("https://10.0.0.1:8000", 0)]
    public void Plaintext_beyond_this_host_is_a_warning(string url, int warnings) =>
        Assert.Equal(warnings, Read(null, new() { ["VEDETTE_SERVER_URL"] = url }).Warnings.Count);

    [Theory]
    [InlineData("https://user:secret@host")]
    [InlineData("https://host/?token=x")]
    [InlineData("host:8000")]
    public void A_server_address_holds_no_secrets_and_has_a_scheme(string url) =>
        Assert.Single(Read(null, new() { ["VEDETTE_SERVER_URL"] = url }).Problems);

    [Fact]
    public void The_file_of_document_5s_agent_is_understood_as_it_is()
    {
        SettingsOutcome outcome = Read("""
            {"interval": 15, "bridge_url": "http://localhost:5678/api/v1/update_state", "log_file": "/var/log/safetytwin/agent.log", "state_dir": "/var/lib/safetytwin/agent-states",
             "include_processes": false, "include_network": true, "verbose": true}
            """);
        AgentSettings settings = outcome.Settings!;
        Assert.Equal(new BridgeSettings { Url = new Uri("http://localhost:5678/api/v1/update_state"), Interval = TimeSpan.FromSeconds(15), IncludeProcesses = false }, settings.Bridge);
        Assert.Equal("/var/lib/safetytwin/agent-states", settings.StateDirectory);
        Assert.Equal(LogLevel.Debug, settings.LogLevel);
        Assert.StartsWith("log_file (", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_our_own_goes_before_document_5s_name_for_it() =>
        Assert.Equal(TimeSpan.FromSeconds(30), Read("""{"interval": 15, "bridge_interval_seconds": 30, "verbose": false}""").Settings!.Bridge.Interval);

    [Theory]
    [InlineData("127.0.0.1:9101", "", 0)]
    [InlineData("[::1]:9101", "", 0)]
    [InlineData("0.0.0.0:9101", "", 1)]
    [InlineData("0.0.0.0:9101", "true", 0)]
    [InlineData("10.0.0.1", "", 1)]
    [InlineData("localhost:9101", "", 1)]
    public void The_metrics_page_is_for_this_host_unless_the_owner_says_otherwise(string listen, string any, int problems) =>
        Assert.Equal(problems, Read(null, new() { ["VEDETTE_METRICS_LISTEN"] = listen, ["VEDETTE_METRICS_LISTEN_ANY"] = any }).Problems.Count);

    [Fact]
    public void A_bridge_beyond_this_host_wants_https() =>
        Assert.StartsWith("bridge_url: ", Assert.Single(Read(null, null, new() { ["bridge_url"] = "http://10.0.0.1:5678/x" }).Warnings), StringComparison.Ordinal);

    [Fact]
    public void A_bridges_user_and_password_leave_the_address()
    {
        // Everybody may read it.
        File.WriteAllText(_folder.File("agent.json"), "");
        File.SetUnixFileMode(_folder.File("agent.json"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        SettingsOutcome outcome = Read("""{"bridge_url": "http://agent:s3cret%2F9@10.0.0.1:5678/api/v1/update_state"}""");
        BridgeSettings bridge = outcome.Settings!.Bridge;
        Assert.Equal("http://10.0.0.1:5678/api/v1/update_state", bridge.Url!.AbsoluteUri);
        Assert.Equal(Convert.ToBase64String("agent:s3cret/9"u8), bridge.Key!.Header.Parameter);
        string[] all = [.. outcome.Warnings, $"{outcome.Settings}", $"{bridge}"];
        Assert.All(all, said => Assert.False(said.Contains("s3cret", StringComparison.Ordinal) || said.Contains(bridge.Key.Header.Parameter!, StringComparison.Ordinal), said));
        Assert.Contains(outcome.Warnings, w => w.Contains("mode 0600", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bridges_key_is_not_taken_from_the_list_of_processes()
    {
        string problem = Assert.Single(Read(null, null, new() { ["bridge_url"] = "https://agent:s3cret@h/x" }).Problems);
        Assert.StartsWith("bridge_url (--bridge-url): ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bridges_key_stands_in_one_place()
    {
        Assert.StartsWith("bridge_key_file: ", Assert.Single(Read(null, new() { ["VEDETTE_BRIDGE_URL"] = "https://a:b@h/x", ["VEDETTE_BRIDGE_KEY_FILE"] = "/k" }).Problems), StringComparison.Ordinal);
        Assert.Equal("/k", Read(null, new() { ["VEDETTE_BRIDGE_URL"] = "https://h/x", ["VEDETTE_BRIDGE_KEY_FILE"] = "/k" }).Settings!.Bridge.KeyFile);
    }

    [Theory]
    [InlineData("server_url", "https://bob:s3cret@h")]
    [InlineData("bridge_url", "https://bob:s3cret@h h/")]
    [InlineData("bridge_url", "ftp://bob:s3cret@h/")]
    [InlineData("bridge_url", "http:/bob:s3cret@h/")]
    [InlineData("bridge_url", "bob:s3cret@h:5678/api/v1/update_state")]
    [InlineData("bridge_url", "https://h/api/v1/update_state?token=s3cret")]
    public void An_address_with_a_password_is_not_shown_when_it_is_refused(string key, string address) =>
        Assert.DoesNotContain("s3cret", Assert.Single(Read(null, null, new() { [key] = address }).Problems), StringComparison.Ordinal);

    [Fact]
    public void The_hosts_roots_can_be_elsewhere() =>
        Assert.Equal(new Vedette.Collectors.HostFiles("/h/proc", "/h/sys", "/h"), Read("""{"proc_root": "/h/proc", "sys_root": "/h/sys", "root_fs": "/h"}""").Settings!.Files);

    [Fact]
    public void The_table_of_settings_in_the_docs_is_complete()
    {
        string page = File.ReadAllText(Vedette.Testing.RepositoryRoot.File("docs/formats/agent-config.md"));
        Assert.All(SettingDefinitions.All, d => Assert.Contains($"\n| `{d.Key}` | {string.Join(", ", d.EnvironmentNames.Select(n => $"`{n}`"))} | ", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_configuration_is_a_good_one()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Join(folder, "Vedette.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        var sources = new SettingSources(Path.Join(folder, "deploy/agent.example.json"), true, new Dictionary<string, string>(), new Dictionary<string, string>());
        SettingsOutcome outcome = SettingsReader.Read(sources);
        Assert.Empty(outcome.Problems);
        Assert.Empty(outcome.Warnings);
    }

    private SettingsOutcome Read(string? file, Dictionary<string, string>? environment = null, Dictionary<string, string>? flags = null)
    {
        string path = _folder.File("agent.json");
        if (file is not null)
        {
            File.WriteAllText(path, file);
        }

        return SettingsReader.Read(new SettingSources(path, file is not null, environment ?? [], flags ?? []));
    }
}
