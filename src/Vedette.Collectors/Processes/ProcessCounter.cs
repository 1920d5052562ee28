namespace Vedette.Collectors.Processes;

/// <summary>Counts the processes of a /proc folder.</summary>
internal sealed class ProcessCounter(string procRoot) : IDisposable
{
    private readonly ProcessListing _listing = new(procRoot);

    /// <exception cref="IOException">The folder cannot be read; the message names it.</exception>
    public int Count()
    {
        _listing.Start();
        int count = 0;
        while (_listing.TryNext(out _))
        {
            count++;
        }

        return count;
    }

    public void Dispose() => _listing.Dispose();
}
