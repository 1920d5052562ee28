namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>What a person changes of an account. What is left out stays; a null <c>base_url</c> is the pool's public API.</summary>
internal sealed class PoolAccountChoices
{
    private bool _changesBaseUrl;

    public string? Account { get; set; }

    public string? Secret { get; set; }

    public string? BaseUrl
    {
        get;
        set
        {
            field = value;
            _changesBaseUrl = true;
        }
    }

    public IReadOnlyList<string>? Hosts { get; set; }

    public bool? AllowPlaintext { get; set; }

    public string? BaseUrlOf(string? now) => _changesBaseUrl ? BaseUrl : now;
}
