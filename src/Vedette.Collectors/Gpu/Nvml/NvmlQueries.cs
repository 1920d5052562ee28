namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>Remembers the first answer of a reading that speaks of a card's bad health, and spares a lost card further questions.</summary>
internal sealed class NvmlQueries
{
    private NvmlResult _worst;

    /// <summary>Null while every answer was healthy.</summary>
    public string? Failure { get; private set; }

    public bool IsLost => _worst is NvmlResult.GpuIsLost or NvmlResult.ResetRequired;

    public void Begin()
    {
        _worst = NvmlResult.Success;
        Failure = null;
    }

    /// <summary>True where the call succeeded.</summary>
    /// <param name="call">Named in the failure.</param>
    public bool Check(NvmlResult result, string call)
    {
        if (result.IsFailure() && (Failure is null || (result is NvmlResult.GpuIsLost or NvmlResult.ResetRequired && !IsLost)))
        {
            _worst = result;
            Failure = $"{call}: {result.Words()}";
        }

        return result == NvmlResult.Success;
    }
}
