namespace Vedette.Collectors.Llm.Api;

/// <summary>
/// Asks the servers that the lens found, through loopback and only at ports they listen on. The lens says whom (<see cref="Targets"/>) and takes the last outcome (<see cref="Find"/>); both are replaced
/// as a whole. An outcome that could not be renewed is kept for <see cref="KeepFor"/> - a server that loads a model is slow to answer - and then forgotten: old numbers are no numbers.
/// </summary>
internal sealed class LlmApiReader(TimeProvider clock) : IBackgroundReader, IDisposable
{
    public static readonly TimeSpan KeepFor = TimeSpan.FromMinutes(1);

    private const int MostTargets = 32;

    private static readonly Dictionary<string, IRuntimeApi> Apis =
        new IRuntimeApi[] { new OllamaApi(), new VllmApi(), new LlamaCppApi(), new SglangApi(), new TgiApi(), new LmStudioApi() }.ToDictionary(a => a.Runtime, StringComparer.Ordinal);

    private readonly LoopbackHttp _http = new(clock);
    private IReadOnlyList<LlmApiTarget> _targets = [];
    private Dictionary<string, LlmApiReading> _readings = [];

    public string Name => "llm-api";

    public TimeSpan Interval => TimeSpan.FromSeconds(15);

    public IReadOnlyList<LlmApiTarget> Targets
    {
        get => Volatile.Read(ref _targets);
        set => Volatile.Write(ref _targets, value);
    }

    public static bool CanAsk(string runtime) => Apis.ContainsKey(runtime);

    /// <summary>Null where the server has not answered yet or for too long.</summary>
    public LlmApiReading? Find(string key) => Volatile.Read(ref _readings).GetValueOrDefault(key);

    public async Task ReadAsync(CancellationToken stop)
    {
        LlmApiTarget[] targets = [.. Targets.Take(MostTargets)];
        Dictionary<string, LlmApiReading> before = _readings;
        LlmApiReading?[] readings = await Task.WhenAll(targets.Select(t => ReadAsync(t, before.GetValueOrDefault(t.Key), stop)));
        Dictionary<string, LlmApiReading> next = new(StringComparer.Ordinal);
        for (int i = 0; i < targets.Length; i++)
        {
            LlmApiReading? reading = readings[i] ?? StillGood(before.GetValueOrDefault(targets[i].Key));
            if (reading is not null)
            {
                next[targets[i].Key] = reading;
            }
        }

        Volatile.Write(ref _readings, next);
    }

    public void Dispose() => _http.Dispose();

    private LlmApiReading? StillGood(LlmApiReading? reading) => reading is not null && clock.GetElapsedTime(reading.Timestamp) < KeepFor ? reading : null;

    private async Task<LlmApiReading?> ReadAsync(LlmApiTarget target, LlmApiReading? before, CancellationToken stop)
    {
        if (!Apis.TryGetValue(target.Runtime, out IRuntimeApi? api))
        {
            return null;
        }

        // The address that answered last time stands first; the others are tried only where it is silent.
        foreach (LoopbackAddress address in target.Addresses.OrderByDescending(a => a == before?.Address))
        {
            if (await api.ReadAsync(_http, address, stop) is { } answer)
            {
                return LlmRates.Next(before, new LlmApiReading(answer.Scrubbed(), address, clock.GetUtcNow()) { Timestamp = clock.GetTimestamp() }, clock);
            }
        }

        return null;
    }
}
