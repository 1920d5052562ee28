namespace Vedette.Bench.Peers;

/// <summary>The stores of one comparison; ends all of them, also where the next could not be started.</summary>
internal sealed class BackendList : IAsyncDisposable
{
    private readonly List<Backend> _backends = [];

    public IReadOnlyList<Backend> All => _backends;

    public void Add(Backend backend) => _backends.Add(backend);

    public async ValueTask DisposeAsync()
    {
        foreach (Backend backend in _backends)
        {
            await backend.DisposeAsync();
        }
    }
}
