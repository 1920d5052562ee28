namespace Vedette.Collectors.Llm.Api;

/// <summary>There is no way to write another host here: a probe never leaves the machine.</summary>
internal sealed record LoopbackAddress(int Port, bool IsV6)
{
    public override string ToString() => IsV6 ? $"[::1]:{Port}" : $"127.0.0.1:{Port}";
}
