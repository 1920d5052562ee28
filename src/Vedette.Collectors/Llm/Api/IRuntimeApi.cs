namespace Vedette.Collectors.Llm.Api;

/// <summary>How one runtime is asked.</summary>
internal interface IRuntimeApi
{
    string Runtime { get; }

    /// <summary>Null where nothing that answers there is this runtime.</summary>
    Task<ApiAnswer?> ReadAsync(LoopbackHttp http, LoopbackAddress address, CancellationToken stop);
}
