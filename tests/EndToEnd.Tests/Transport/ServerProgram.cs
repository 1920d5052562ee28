using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Vedette.EndToEnd.Tests.Programs;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Transport;

/// <summary>The published server on a folder and ports of its own, started and stopped as often as a test likes.</summary>
internal sealed class ServerProgram : IAsyncDisposable
{
    public static readonly string Path = RepositoryRoot.File("artifacts/publish/server/vedette-server");

    public const string Password = "a long enough password";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);

    private readonly TemporaryFolder _folder = new();
    private readonly bool _tls;
    private readonly string[] _options;
    private readonly string? _trusted;
    private RunningProgram? _running;

    /// <param name="trusted">The root to trust where it is not the server's own authority.</param>
    public ServerProgram(bool tls, string[]? options = null, int? httpPort = null, string? trusted = null)
    {
        _tls = tls;
        _options = options ?? [];
        HttpPort = httpPort ?? FreePort.Next();
        GrpcPort = FreePort.Next();
        Url = new Uri($"{(tls ? "https" : "http")}://127.0.0.1:{HttpPort}");
        Handler = new SocketsHttpHandler { UseCookies = false };
        _trusted = trusted;
        Http = new HttpClient(Handler, disposeHandler: false) { BaseAddress = Url };
    }

    public int HttpPort { get; }

    public int GrpcPort { get; }

    public Uri Url { get; }

    public string Data => _folder.File("data");

    public string CaFile => System.IO.Path.Join(Data, "tls", "ca.crt");

    public SocketsHttpHandler Handler { get; }

    /// <summary>Signed in as the administrator after <see cref="SetUpAsync"/>.</summary>
    public HttpClient Http { get; }

    public RunningProgram Running => _running ?? throw new InvalidOperationException("The server was not started.");

    public async Task StartAsync(CancellationToken stop)
    {
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        string ready = _folder.File("ready");
        File.Delete(ready);
        string[] tls = _tls && !_options.Contains("--tls-certificate") ? ["--tls"] : [];
        _running = RunningProgram.Start(Path, ["run", "--data", Data, "--http", $"{HttpPort}", "--grpc", $"{GrpcPort}", "--interval", "1", "--ready-file", ready, .. tls, .. _options]);
        await Until.FitsAsync(
            () => Task.FromResult(File.Exists(ready) || Running.HasExited), done => done, StartsWithin, "the server is ready", stop);
        Assert.False(Running.HasExited, Running.Transcript);
        if (_tls)
        {
            // Only now is the authority there; an answered request makes the options final.
            Handler.SslOptions.CertificateChainPolicy ??= Only(_trusted ?? CaFile);
        }
    }

    public async Task StopAsync(int signal, CancellationToken stop)
    {
        Running.Signal(signal);
        await Running.ExitCodeAsync(stop);
    }

    public async Task SetUpAsync(CancellationToken stop)
    {
        string code = (await Running.LineAsync(l => l.Contains("setup code is ", StringComparison.Ordinal), stop)).Split("setup code is ")[1].Trim();
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/setup", new { setup_code = code, username = "admin", password = Password }, stop);
        JsonElement login = JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync(stop));
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", login.GetProperty("token").GetString());
    }

    public Task<HttpResponseMessage> LoginAsync(CancellationToken stop) =>
        Http.PostAsJsonAsync("/api/auth/login", new { username = "admin", password = Password }, stop);

    /// <summary>The line that the portal shows to be pasted on a host.</summary>
    public async Task<string> EnrolmentLineAsync(CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/enrolment-tokens", new { }, stop);
        return JsonSerializer.Deserialize<JsonElement>(await reply.Content.ReadAsStringAsync(stop)).GetProperty("command").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string address, CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.GetAsync(address, stop);
        string body = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, $"{address}: {(int)reply.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>When the agent's rows were measured, as the timeseries tells, from <paramref name="from"/> on.</summary>
    public async Task<DateTimeOffset[]> TimesAsync(int agent, DateTimeOffset from, CancellationToken stop)
    {
        JsonElement rows = await GetAsync($"/api/vps/{agent}/metrics/timeseries?start_time={from.ToUnixTimeMilliseconds()}&fields=load_average_one_min", stop);
        return [.. rows.EnumerateArray().Select(r => r.GetProperty("time").GetDateTimeOffset())];
    }

    /// <summary>Waits for a row measured at <paramref name="since"/> or later.</summary>
    public Task FreshAsync(int agent, DateTimeOffset since, CancellationToken stop) => Until.FitsAsync(
        () => TimesAsync(agent, since, stop), times => times.Length > 0, TimeSpan.FromSeconds(90), $"agent {agent} delivers", stop);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Handler.Dispose();
        if (_running is not null)
        {
            await _running.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static X509ChainPolicy Only(string root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificateFromFile(root));
        return policy;
    }
}
