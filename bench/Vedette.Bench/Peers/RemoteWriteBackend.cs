using System.Net.Http.Headers;
using Vedette.Bench.Measuring;
using Vedette.Bench.Recording;

namespace Vedette.Bench.Peers;

/// <summary>A program that takes remote write: one request per scrape of a host, four on their way at a time.</summary>
internal sealed class RemoteWriteBackend : Backend
{
    private const int Senders = 4;

    private static readonly MediaTypeHeaderValue Protobuf = new("application/x-protobuf");

    // Beyond VictoriaMetrics' in-memory buffers of one second and Prometheus' own batching.
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(3);

    private readonly PeerKind _kind;
    private readonly TemporaryFolder _folder;
    private readonly PeerProcess _process;
    private readonly Uri _address;
    private readonly RemoteWriteBodies _bodies;
    private readonly Fleet _fleet;
    private readonly long _startMs;
    private readonly HttpClient _http = new();
    private TimeSpan _cpuAtEnd;

    private RemoteWriteBackend(PeerKind kind, TemporaryFolder folder, PeerProcess process, Uri address, Fleet fleet, long startMs)
    {
        (_kind, _folder, _process, _address, _fleet, _startMs) = (kind, folder, process, address, fleet, startMs);
        _bodies = new RemoteWriteBodies(fleet);
    }

    public override string Name => _kind.Program;

    public override TimeSpan Cpu => _cpuAtEnd > TimeSpan.Zero ? _cpuAtEnd : _process.Cpu;

    public override long ResidentBytes => _process.ResidentBytes;

    public static async Task<RemoteWriteBackend> StartAsync(PeerKind kind, Fleet fleet, long startMs)
    {
        var folder = new TemporaryFolder();
        var address = new Uri($"http://127.0.0.1:{PeerProcess.FreePort()}");
        PeerProcess process = await PeerProcess.StartAsync(kind.Program, kind.Arguments(folder, address.Port), new Uri(address, kind.ReadyPath));
        return new RemoteWriteBackend(kind, folder, process, address, fleet, startMs);
    }

    public override async Task RoundAsync(int step)
    {
        long timestampMs = _startMs + ((long)step * Fleet.StepMs);
        // Built before, so that this process does not take the processor from the one that is measured; its own time is its own in any case.
        byte[][] bodies = [.. Enumerable.Range(0, _fleet.Hosts).Select(host => _bodies.Body(host, step, timestampMs))];
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (body, stop) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, "/api/v1/write")) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = Protobuf;
            request.Content.Headers.ContentEncoding.Add("snappy");
            request.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
            using HttpResponseMessage answer = await _http.SendAsync(request, stop);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{Name} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
            }
        });
    }

    public override async Task SettleAsync() => await Task.Delay(SettleTime, TimeProvider.System);

    public override async Task<IReadOnlyList<(string Part, long Bytes)>> FinishAsync()
    {
        await _kind.MakePermanentAsync(_http, _address);
        await SettleAsync();
        _cpuAtEnd = _process.Cpu;
        if (_kind.SizedAfterStop)
        {
            await _process.StopAsync();
        }

        (string Name, long Bytes)[] parts = [.. _kind.Parts.Select(p => (p.Name, TemporaryFolder.BytesBelow(_folder.File(p.Folder))))];
        return [("all", parts.Sum(p => p.Bytes)), .. parts];
    }

    public override async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
