using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Kills;

/// <summary>A server program that is killed and started again on the same folder and ports.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    private const string Password = "a long enough password";

    private static readonly string Program = RepositoryRoot.File("artifacts/publish/server/vedette-server");
    private static readonly string FaultHost = RepositoryRoot.File("artifacts/bin/Vedette.FaultHost/debug/vedette-fault-host");

    private readonly TemporaryFolder _folder = new();
    private RunningProgram? _running;

    public KilledServer()
    {
        HttpPort = FreePort.Next();
        GrpcPort = FreePort.Next();
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{HttpPort}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    public int HttpPort { get; }

    public int GrpcPort { get; }

    public Uri Grpc => new($"http://127.0.0.1:{GrpcPort}");

    public HttpClient Http { get; }

    public RunningProgram Running => _running ?? throw new InvalidOperationException("The server was not started.");

    private string Data => _folder.File("data");

    /// <summary>Starts the published server and, the first time, makes the administrator.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await ReplaceAsync(RunningProgram.Start(Program, ["run", "--data", Data, "--http", $"{HttpPort}", "--grpc", $"{GrpcPort}"]));
        await AnswersAsync(stop);
        if (Http.DefaultRequestHeaders.Authorization is null)
        {
            string code = (await Running.LineAsync(l => l.Contains("setup code is ", StringComparison.Ordinal), stop)).Split("setup code is ")[1].Trim();
            using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/setup", new { setup_code = code, username = "admin", password = Password }, stop);
            JsonElement login = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync(stop));
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("token").GetString());
        }
    }

    /// <summary>Starts the test host that kills itself at <paramref name="point"/> after it passed there <paramref name="passes"/> times.</summary>
    public async Task StartFaultHostAsync(string point, int passes, CancellationToken stop)
    {
        await ReplaceAsync(RunningProgram.Start(FaultHost, [Data, $"{HttpPort}", $"{GrpcPort}", point, $"{passes}"]));
        await AnswersAsync(stop);
    }

    public async Task KillAsync(CancellationToken stop)
    {
        Running.Signal(RunningProgram.SigKill);
        await Running.ExitCodeAsync(stop);
    }

    public async Task<string> EnrolmentTokenAsync(CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/enrolment-tokens", new { }, stop);
        return JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync(stop)).GetProperty("token").GetString()!;
    }

    /// <summary>"ok" where SQLite finds nothing wrong.</summary>
    public async Task<string> IntegrityAsync(CancellationToken stop)
    {
        string script = "import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute('PRAGMA integrity_check').fetchone()[0])";
        await using RunningProgram check = RunningProgram.Start("/usr/bin/python3", ["-c", script, Path.Join(Data, "telemetry.db")]);
        await check.ExitCodeAsync(stop);
        return check.Transcript;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _folder.Dispose();
    }

    private async Task ReplaceAsync(RunningProgram next)
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _running = next;
    }

    /// <summary>A start may be slow where others are tested beside it; how long it takes as a rule, the kills at random watch.</summary>
    private Task AnswersAsync(CancellationToken stop) => Until.FitsAsync(
        async () =>
        {
            Assert.False(Running.HasExited && !Running.Transcript.Contains("killed at", StringComparison.Ordinal), Running.Transcript);
            try
            {
                using HttpResponseMessage reply = await Http.GetAsync("/healthz", stop);
                return (int)reply.StatusCode;
            }
            catch (HttpRequestException)
            {
                return Running.HasExited ? 200 : 0;
            }
        },
        status => status == 200,
        TimeSpan.FromSeconds(60),
        "the server answers again",
        stop);
}
