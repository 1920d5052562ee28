namespace Vedette.Agent.Link;

/// <summary>Which connector to try: the first, and after two failures in a row the next, round and round. One that worked is kept.</summary>
internal sealed class TransportSelector(IReadOnlyList<IServerConnector> connectors)
{
    // One failure is an ordinary broken link; changing at once would hide it.
    private const int FailuresBeforeChange = 2;

    private int _current;
    private int _failures;

    public IServerConnector Current => connectors[_current];

    public void Succeeded() => _failures = 0;

    public void Failed()
    {
        if (++_failures >= FailuresBeforeChange)
        {
            _failures = 0;
            _current = (_current + 1) % connectors.Count;
        }
    }
}
