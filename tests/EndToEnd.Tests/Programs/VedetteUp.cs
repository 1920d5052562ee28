using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Vedette.Testing;

namespace Vedette.EndToEnd.Tests.Programs;

/// <summary><c>./vedette up</c> as a user starts it, on free ports and a folder of its own.</summary>
public sealed class VedetteUp : IAsyncDisposable
{
    public const string Username = "admin";
    public const string Password = "a long enough password";

    private readonly RunningProgram _program;

    private VedetteUp(RunningProgram program, string data, int httpPort, int grpcPort, string? setupCode)
    {
        _program = program;
        Data = data;
        HttpPort = httpPort;
        GrpcPort = grpcPort;
        SetupCode = setupCode;
        Http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}") };
    }

    public string Data { get; }

    public int HttpPort { get; }

    public int GrpcPort { get; }

    /// <summary>Null on a second start.</summary>
    public string? SetupCode { get; }

    public HttpClient Http { get; }

    public string Transcript => _program.Transcript;

    public static async Task<VedetteUp> StartAsync(string data, CancellationToken stop, params string[] more)
    {
        int http = FreePort.Next();
        int grpc = FreePort.Next();
        RunningProgram program = RunningProgram.Start(
            RepositoryRoot.File("vedette"), ["up", "--accept-eula", "--data", data, "--http", $"{http}", "--grpc", $"{grpc}", .. more]);
        string? code = null;
        await program.LineAsync(
            line =>
            {
                if (line.Contains("setup code is ", StringComparison.Ordinal))
                {
                    code = line.Split("setup code is ")[1].Trim();
                }

                return line.StartsWith("Vedette is ready: ", StringComparison.Ordinal);
            },
            stop);
        return new VedetteUp(program, data, http, grpc, code);
    }

    /// <summary>Makes the administrator and signs <see cref="Http"/> in.</summary>
    public async Task SetUpAsync(CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/setup", new { setup_code = SetupCode, username = Username, password = Password }, stop);
        await SignInAsync(reply, stop);
    }

    public async Task LoginAsync(CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.PostAsJsonAsync("/api/auth/login", new { username = Username, password = Password }, stop);
        await SignInAsync(reply, stop);
    }

    public async Task<JsonElement> GetAsync(string address, CancellationToken stop)
    {
        using HttpResponseMessage reply = await Http.GetAsync(address, stop);
        string body = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, $"{address}: {(int)reply.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>Ctrl-C, and the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken stop)
    {
        _program.Signal(RunningProgram.SigInt);
        return await _program.ExitCodeAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_program.HasExited)
        {
            _program.Signal(RunningProgram.SigTerm);
            await _program.ExitCodeAsync(CancellationToken.None);
        }

        await _program.DisposeAsync();
    }

    private async Task SignInAsync(HttpResponseMessage reply, CancellationToken stop)
    {
        string body = await reply.Content.ReadAsStringAsync(stop);
        Assert.True(reply.IsSuccessStatusCode, body);
        string token = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("token").GetString()!;
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }
}
