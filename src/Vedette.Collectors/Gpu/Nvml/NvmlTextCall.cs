using System.Runtime.InteropServices;
using System.Text;

namespace Vedette.Collectors.Gpu.Nvml;

/// <summary>A text of a device.</summary>
internal readonly unsafe struct NvmlTextCall(nint address)
{
    /// <summary>NVML's longest (names, UUIDs) are 96 bytes with their zero byte.</summary>
    private const int BufferBytes = 128;

    private readonly delegate* unmanaged<nint, byte*, uint, int> _call = (delegate* unmanaged<nint, byte*, uint, int>)address;

    /// <summary>Null where the driver does not tell, or tells an empty text.</summary>
    public string? Read(nint device)
    {
        byte* text = stackalloc byte[BufferBytes + 1];
        text[0] = 0;
        text[BufferBytes] = 0;
        if (_call is null || _call(device, text, BufferBytes) != 0)
        {
            return null;
        }

        string told = Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text)).Trim();
        return told.Length > 0 ? told : null;
    }
}
