namespace Vedette.Collectors.Containers;

/// <summary>
/// Asks the runtimes whose sockets the owner named about their containers. Where one does not answer, its last reading stays, with <see cref="ContainerReading.SeenAt"/> left behind,
/// and <see cref="ReadAsync"/> throws.
/// </summary>
public sealed class ContainerReader : IBackgroundReader, IContainerTable, IDisposable
{
    private readonly ContainerReaderOptions _options;
    private readonly TimeProvider _clock;
    private readonly ContainerRuntime[] _runtimes;
    private volatile IReadOnlyList<ContainerReading>? _containers;
    private volatile bool _isOld;

    /// <param name="options">Names the sockets.</param>
    /// <param name="scrubText">Takes secrets out of a label.</param>
    /// <param name="scrubCommandLine">Takes secrets out of a command's arguments.</param>
    /// <param name="clock">For deadlines and <see cref="ContainerReading.SeenAt"/>.</param>
    public ContainerReader(ContainerReaderOptions options, Func<string, string> scrubText, Func<IReadOnlyList<string>, IReadOnlyList<string>> scrubCommandLine, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        var inspection = new ContainerInspection(scrubText, scrubCommandLine);
        _runtimes = [.. options.Sockets.Select(socket => new ContainerRuntime(socket, options, inspection, clock))];
    }

    public string Name => "containers";

    public TimeSpan Interval => _options.Interval;

    public IReadOnlyList<ContainerReading>? Containers => _containers;

    /// <summary>A runtime did not answer when it was last asked.</summary>
    public bool IsOld => _isOld;

    public async Task ReadAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(_options.LongestRefresh, _clock);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        List<Exception> failures = [];
        foreach (ContainerRuntime runtime in _runtimes.Where(runtime => runtime.IsExpected))
        {
            try
            {
                await runtime.RefreshAsync(deadline.Token);
            }
            catch (Exception e) when (e is IOException or FormatException)
            {
                failures.Add(e);
            }
            catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
            {
                failures.Add(new TimeoutException($"The container runtimes did not answer within {_options.LongestRefresh.TotalSeconds:0} s.", late));
            }
        }

        _isOld = failures.Count > 0;
        _containers = Array.TrueForAll(_runtimes, runtime => runtime.Containers is null) ? null : [.. _runtimes.SelectMany(runtime => runtime.Containers ?? [])];
        if (failures.Count > 0)
        {
            throw failures.Count == 1 ? failures[0] : new AggregateException(string.Join(" ", failures.Select(failure => failure.Message)), failures);
        }
    }

    public void Dispose()
    {
        foreach (ContainerRuntime runtime in _runtimes)
        {
            runtime.Dispose();
        }
    }
}
