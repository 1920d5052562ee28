namespace Vedette.Server.Miners.Places;

/// <summary>What a person changes of a pool. What is left out stays; null takes a worker pattern or a site away.</summary>
internal sealed class PoolChoices
{
    private bool _changesWorker;
    private bool _changesSite;

    public string? Name { get; set; }

    public string? Url { get; set; }

    public string? WorkerPattern
    {
        get;
        set
        {
            field = value;
            _changesWorker = true;
        }
    }

    public int? SiteId
    {
        get;
        set
        {
            field = value;
            _changesSite = true;
        }
    }

    public string? WorkerPatternOf(string? now) => _changesWorker ? WorkerPattern : now;

    public int? SiteOf(int? now) => _changesSite ? SiteId : now;
}
