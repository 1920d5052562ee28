using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Machines;
using Vedette.EndToEnd.Tests.Outage;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.States;

/// <summary>
/// Secrets in command lines, environments, labels, posts and a Telegraf's tags are in no byte that leaves the host, lies on a disk or is on a page. That the search finds what is there is shown by the name of each planted process,
/// which is no secret and has to be found in all those places.
/// </summary>
public sealed class SecretsNowhereTests(DockerInABox docker) : IClassFixture<DockerInABox>
{
    private const string AllKinds = "host,process,service,container,gpu,gpu_process,llm,disk,filesystem,network_interface,memory_module,package";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private readonly PlantedSecrets _secrets = new();
    private readonly List<string> _found = [];
    private readonly Dictionary<int, string> _keys = [];

    [Theory]
    [InlineData("grpc")]
    [InlineData("websocket")]
    public async Task Secrets_are_in_no_byte_of_the_spool_the_wire_the_database_the_logs_and_the_replies(string transport)
    {
        using var folder = new TemporaryFolder();
        await using DeliveredHost host = await DeliveredHost.EnrolledAsync(Stop);
        await using var http = new RecordingRelay(host.Server.HttpPort);
        await using var grpc = new RecordingRelay(host.Server.GrpcPort);
        Redirect(host, http, grpc);
        host.Agent.Variables["VEDETTE_CONTAINER_SOCKETS"] = docker.Socket;
        int metricsPort = FreePort.Next();
        host.Agent.Variables["VEDETTE_METRICS_LISTEN"] = $"127.0.0.1:{metricsPort}";
        host.Agent.Variables["VEDETTE_TELEGRAF_BINARY"] = TelegrafStandIn.WriteTo(folder, TelegrafLines("vdline"), [$"E! [inputs.http] http://bob:{_secrets.New("telegraf: its log")}@h.example/ vdsaid"]);
        await host.Agent.StartAsync("--transport", transport, "--log-level", "debug");
        var twin = new TwinView(host.Server, host.Agent.Id);
        await twin.ReachesAsync(1, Stop);

        await using Planted live = await PlantAsync(folder, "vdlive");
        await SeenAsync(twin, live);
        int posting = await PostAsync(host, "vdposted");
        await WriteAsync(host, posting, "vdwritten");
        await Until.FitsAsync(async () => (await MetricsAsync(host, "vdline")).AsSpan().IndexOf("vdline"u8) >= 0, seen => seen, Soon, "the stand-in's series are on the server", Stop);
        byte[] replies = await RepliesAsync(host, [host.Agent.Id, posting], ["vdlive", "vdposted"]);
        Search(replies, "the replies", "vdlive", "vdposted");
        Search(await MetricsAsync(host, "vdline"), "the series of the agent's Telegraf", "vdline");
        Search(await MetricsAsync(host, "vdwritten"), "the series of a Telegraf", "vdwritten_influx1", "vdwritten_influx2", "vdwritten_json");
        byte[] page = [];
        // It shows one cycle, and not in each of them the stand-in has spoken.
        await Until.FitsAsync(async () => (page = await AgentPageAsync(metricsPort)).AsSpan().IndexOf("vdline"u8) >= 0, seen => seen, Soon, "the stand-in's series are on the agent's own page", Stop);
        Search(page, "the agent's own page", "vdline");
        Search(await StreamAsync(host, host.Agent.Id), "the stream of the state", "vdlive");
        await using (SeenPages pages = await SeenPages.OpenAsync(host.Server))
        {
            Search(await pages.OfHostAsync(host.Agent.Id, "vdlive"), "the pages", "vdlive");
        }

        string serverLog = await StopAsync(host);

        // While the server is away, what is measured waits in the spool.
        await using Planted away = await PlantAsync(folder, "vdaway");
        await Until.FitsAsync(() => Task.FromResult(FilesOf(host.Agent.State).AsSpan().IndexOf("vdaway"u8) >= 0), held => held, Soon, "the spool holds the processes", Stop);
        await host.Agent.StopAsync(RunningProgram.SigTerm, Stop);
        string agentLog = host.Agent.Running.Transcript;
        Search(FilesOf(host.Agent.State), "the agent's folder", "vdaway");

        await host.Server.StartAsync(Stop);
        await host.Agent.StartAsync("--transport", transport, "--log-level", "debug");
        await SeenAsync(twin, away);
        Search(await RepliesAsync(host, [host.Agent.Id, posting], ["vdaway"]), "the later replies", "vdaway");
        await host.Agent.StopAsync(RunningProgram.SigTerm, Stop);
        Search(FilesOf(host.Agent.State), "the agent's folder at the end");
        serverLog += await StopAsync(host);

        byte[][] wire = [.. http.Recorded, .. grpc.Recorded];
        Search([.. wire.SelectMany(w => w)], "the raw wire");
        Search([.. wire.SelectMany(WireContent.Of)], "the wire", "vdlive", "vdaway");
        Search(FilesOf(host.Server.Data), "the server's files");
        byte[][] states = await StoredStates.ReadAsync(host.Server.Data, [host.Agent.Id, posting], Stop);
        Search([.. states.SelectMany(s => s)], "the stored states", "vdlive", "vdaway", "vdposted");
        Search(Encoding.UTF8.GetBytes(serverLog), "the server's log");
        Search(Encoding.UTF8.GetBytes(agentLog + host.Agent.Running.Transcript), "the agent's log", "vdsaid");
        Assert.Empty(_found);
    }

    private void Search(byte[] bytes, string where, params string[] there)
    {
        Assert.NotEmpty(bytes);
        Assert.All(there, name => Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(name)) >= 0, $"{name} is not in {where}, so that the search proves nothing there"));
        _found.AddRange(_secrets.FoundIn(bytes, where));
    }

    /// <summary>The addresses that the agent was given at its enrolment, by way of the relays.</summary>
    private static void Redirect(DeliveredHost host, RecordingRelay http, RecordingRelay grpc)
    {
        string identity = Path.Join(host.Agent.State, "identity.json");
        string text = File.ReadAllText(identity).Replace($":{host.Server.HttpPort}", $":{http.Port}", StringComparison.Ordinal).Replace($":{host.Server.GrpcPort}", $":{grpc.Port}", StringComparison.Ordinal);
        Assert.Contains($":{http.Port}", text, StringComparison.Ordinal);
        Assert.Contains($":{grpc.Port}", text, StringComparison.Ordinal);
        File.WriteAllText(identity, text);
    }

    private async Task<Planted> PlantAsync(TemporaryFolder folder, string name)
    {
        var planted = new Planted(name);
        Add("--api-key=", [$"--api-key={_secrets.New($"{name}: --api-key=")}"]);
        Add("--password", ["--password", _secrets.NewWithSigns($"{name}: --password")]);
        Add("URL", [$"postgres://u:{_secrets.New($"{name}: URL")}@h.example/db"]);
        Add("token", [_secrets.NewToken($"{name}: JSON web token")]);
        Add("Bearer", ["-H", $"Authorization: Bearer {_secrets.New($"{name}: Bearer")}"]);
        Add("header", [$"--header=X-Api-Key: {_secrets.New($"{name}: --header=")}", "-H", $"Cookie:session={_secrets.New($"{name}: -H Cookie:")}", "-H", $"X-Auth-Token:{_secrets.New($"{name}: -H X-Auth-Token:")}"]);
        Add("source", [$"bob:{_secrets.New($"{name}: data source")}@tcp(h:3306)/db"]);
        Add("script", ["sh", "-c", $"PGPASSWORD={_secrets.New($"{name}: PGPASSWORD=")} psql"]);
        Add("environment", [], new Dictionary<string, string> { ["PASSWORD"] = _secrets.New($"{name}: environment"), ["DATABASE_URL"] = $"postgres://u:{_secrets.New($"{name}: URL in environment")}@h/db" });
        await docker.DockerAsync(
            Stop, "run", "--detach", "--name", $"{name}-{Guid.NewGuid():N}", "--network", "none", "--env", $"PASSWORD={_secrets.New($"{name}: container's environment")}",
            "--label", $"api_token={_secrets.New($"{name}: container's label")}", "box:1", "sh", "-c", "sleep 100000", "app", "--password", _secrets.New($"{name}: container's command"));
        return planted;

        void Add(string word, string[] arguments, Dictionary<string, string>? environment = null) =>
            planted.Processes.Add(PlantedProcess.Start(folder, name, [$"planted-{word}", .. arguments], environment));
    }

    private static async Task SeenAsync(TwinView twin, Planted planted)
    {
        await Until.FitsAsync(
            async () => (await twin.NowAsync("process", Stop)).Count(p => TwinView.Text(p, "name") == planted.Name), count => count == planted.Processes.Count, Soon, $"the processes {planted.Name} are seen", Stop);
        await twin.SeenAsync("container", c => TwinView.Text(c, "name")!.StartsWith(planted.Name, StringComparison.Ordinal), $"the container {planted.Name} is seen", Stop);
    }

    /// <summary>States as SafetyTwin's agent and its smaller brother post them, raw; the id of the host that they became.</summary>
    private async Task<int> PostAsync(DeliveredHost host, string name)
    {
        using HttpResponseMessage made = await host.Server.Http.PostAsJsonAsync("/api/vps", new { name = "foreign" }, Stop);
        JsonElement row = JsonSerializer.Deserialize<JsonElement>(await made.Content.ReadAsStringAsync(Stop));
        string[] commandLine =
        [
            name, "--password", _secrets.New("post: --password"), "-H", $"Authorization: Bearer {_secrets.New("post: Bearer")}", $"--url=postgres://u:{_secrets.New("post: URL")}@h/db", _secrets.NewToken("post: JSON web token"),
        ];
        var state = new
        {
            timestamp = TimeProvider.System.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            hardware = new { hostname = "foreign" },
            processes = new[] { new { pid = 77, name, cmdline = commandLine, environment = new[] { $"PASSWORD={_secrets.New("post: environment")}" } } },
            services = new[] { new { name = "web", type = "docker", id = "ab12", status = "running", environment = new[] { $"TOKEN={_secrets.New("post: container's environment")}" } } },
        };
        string columns = $"root 78 0.0 0.1 1000 500 ? S 10:00 0:00 {name}";
        var lines = new
        {
            services = new[] { "ssh.service" },
            processes = new[]
            {
                $"{columns} -H Authorization: Bearer {_secrets.New("ps: Bearer")}", $"{columns}2 --password {_secrets.New("ps: --password")} --url=postgres://u:{_secrets.New("ps: URL")}@h/db",
                $"{columns}3 sh -c PGPASSWORD={_secrets.New("ps: PGPASSWORD=")} psql",
            },
        };
        // The second time it is compared with the first.
        foreach ((string call, object body) in new (string, object)[] { ("/api/v1/update_state", state), ("/api/v1/update_state", state), ("/api/state", lines), ("/api/state", lines) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, call) { Content = JsonContent.Create(body) };
            request.Headers.Add("X-API-Key", row.GetProperty("agent_secret").GetString());
            using HttpClient foreign = new(host.Server.Handler, disposeHandler: false) { BaseAddress = host.Server.Url };
            using HttpResponseMessage reply = await foreign.SendAsync(request, Stop);
            string said = await reply.Content.ReadAsStringAsync(Stop);
            Assert.True(reply.IsSuccessStatusCode, said);
            _found.AddRange(_secrets.FoundIn(Encoding.UTF8.GetBytes(said), "the reply to the post"));
        }

        int id = row.GetProperty("id").GetInt32();
        _keys.Add(id, row.GetProperty("agent_secret").GetString()!);
        return id;
    }

    private string[] TelegrafLines(string measurement) =>
    [
        $"{measurement},server=https://bob:{_secrets.New("telegraf: URL in a tag")}@h.example/ v=1",
        $"{measurement},api_key={_secrets.New("telegraf: named tag")} v=1",
        $"{measurement},dsn=bob:{_secrets.New("telegraf: data source in a tag")}@tcp(h:3306)/db v=1",
        $"https://bob:{_secrets.New("telegraf: URL as the measurement")}@h.example/ v=1",
        $"{measurement},server=https://bob:{_secrets.New("telegraf: a line that cannot be read")}@h.example/ v=abc",
    ];

    /// <summary>The same by the three ways in which a Telegraf writes to a server.</summary>
    private async Task WriteAsync(DeliveredHost host, int agent, string name)
    {
        string json = JsonSerializer.Serialize(new
        {
            metrics = new[] { new { name = $"{name}_json", fields = new { v = 1 }, tags = new { server = $"https://bob:{_secrets.New("telegraf: JSON, URL in a tag")}@h.example/", password = _secrets.New("telegraf: JSON, named tag") } } },
        });
        foreach ((string call, string body) in new[] { ("/write", string.Join('\n', TelegrafLines($"{name}_influx1"))), ("/api/v2/write", string.Join('\n', TelegrafLines($"{name}_influx2"))), ("/api/telegraf", json) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, call) { Content = new StringContent(body, Encoding.UTF8, call == "/api/telegraf" ? "application/json" : "text/plain") };
            request.Headers.Add("X-API-Key", _keys[agent]);
            using HttpClient foreign = new(host.Server.Handler, disposeHandler: false) { BaseAddress = host.Server.Url };
            using HttpResponseMessage reply = await foreign.SendAsync(request, Stop);
            // One line of each cannot be read, which is told; the others are stored.
            Assert.Equal(call == "/api/telegraf" ? 200 : 400, (int)reply.StatusCode);
        }
    }

    private static async Task<byte[]> MetricsAsync(DeliveredHost host, string prefix) =>
        await host.Server.Http.GetByteArrayAsync(new Uri($"/api/series?match={Uri.EscapeDataString($"{{__name__=~\"({prefix}|https).*\"}}")}&limit=2000", UriKind.Relative), Stop);

    private static async Task<byte[]> AgentPageAsync(int port)
    {
        using var http = new HttpClient();
        return await http.GetByteArrayAsync(new Uri($"http://127.0.0.1:{port}/metrics"), Stop);
    }

    /// <summary>The first event: the whole state.</summary>
    private static async Task<byte[]> StreamAsync(DeliveredHost host, int id)
    {
        using HttpResponseMessage reply = await host.Server.Http.GetAsync(new Uri($"/api/vps/{id}/state/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(Stop));
        var state = new StringBuilder();
        while (await lines.ReadLineAsync(Stop) is { Length: > 0 } line)
        {
            state.Append(line).Append('\n');
        }

        return Encoding.UTF8.GetBytes(state.ToString());
    }

    /// <summary>Everything that the server answers about those hosts.</summary>
    private static async Task<byte[]> RepliesAsync(DeliveredHost host, int[] hosts, string[] words)
    {
        var all = new StringBuilder();
        async Task AddAsync(string call) => all.Append(await host.Server.Http.GetStringAsync(new Uri(call, UriKind.Relative), Stop)).Append('\n');
        foreach (int id in hosts)
        {
            await AddAsync($"/api/vps/{id}/state?kinds={AllKinds}");
            await AddAsync($"/api/vps/{id}/state?kinds={AllKinds}&at={TwinView.NowMs() - 2000}");
            await AddAsync($"/api/vps/{id}/changes?kinds={AllKinds}&limit=5000");
            await AddAsync($"/api/vps/{id}/state/diff?kinds={AllKinds}&from={TwinView.NowMs() - 3000}");
            await AddAsync($"/api/vps/{id}/findings");
            await AddAsync($"/api/vps/{id}");
            await AddAsync($"/api/vps/{id}/metrics/latest");
            await AddAsync($"/api/hosts/{id}");
        }

        foreach (string word in words.Concat(["planted", "password", "Bearer", "***"]))
        {
            await AddAsync($"/api/states/search?q={Uri.EscapeDataString(word)}&limit=2000");
        }

        await AddAsync($"/api/series?match={Uri.EscapeDataString("{__name__=~\"container_.*\"}")}&limit=2000");
        return Encoding.UTF8.GetBytes(all.ToString());
    }

    private static async Task<string> StopAsync(DeliveredHost host)
    {
        await host.Server.StopAsync(RunningProgram.SigTerm, Stop);
        return host.Server.Running.Transcript;
    }

    /// <summary>All bytes of all files in a folder; files come and go while the program runs.</summary>
    private static byte[] FilesOf(string folder)
    {
        var all = new MemoryStream();
        // The lock is locked, and empty.
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                stream.CopyTo(all);
            }
            catch (FileNotFoundException)
            {
                // Acknowledged meanwhile.
            }
        }

        return all.ToArray();
    }

    private sealed class Planted(string name) : IAsyncDisposable
    {
        public string Name => name;

        public List<RunningProgram> Processes { get; } = [];

        public async ValueTask DisposeAsync()
        {
            foreach (RunningProgram process in Processes)
            {
                await process.DisposeAsync();
            }
        }
    }
}
