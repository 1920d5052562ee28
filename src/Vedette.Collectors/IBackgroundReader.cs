namespace Vedette.Collectors;

/// <summary>
/// Reads what may be slow - another program's socket, a child process, a large database - beside the collection cycle, which only ever looks at the last outcome. Whoever runs it calls it again
/// <see cref="Interval"/> after it ended, contains its failures and tells them; the reader publishes its outcome as one immutable object.
/// </summary>
public interface IBackgroundReader
{
    /// <summary>Short and stable, as of a collector.</summary>
    string Name { get; }

    TimeSpan Interval { get; }

    /// <summary>Ends within a bounded time of its own.</summary>
    Task ReadAsync(CancellationToken stop);
}
