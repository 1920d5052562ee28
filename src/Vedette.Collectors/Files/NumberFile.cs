using Microsoft.Win32.SafeHandles;
using Vedette.Collectors.Native;
using Vedette.Collectors.Text;

namespace Vedette.Collectors.Files;

/// <summary>A file of /sys that holds one whole number, read in each cycle through a handle that stays open. It allocates nothing and throws nothing: what cannot be read is null.</summary>
internal sealed class NumberFile(string path) : IDisposable
{
    private const int MostBytes = 64;

    private SafeFileHandle? _handle;
    private bool _isAbsent;

    /// <summary>Null where the file is absent, refuses, or holds something else. An absent file is not looked for again: whoever lists the folder anew makes a new object.</summary>
    public long? Read()
    {
        if (_handle is null && !TryOpen())
        {
            return null;
        }

        Span<byte> text = stackalloc byte[MostBytes];
        int length = KernelFileRead.FromStart(_handle!, text);
        return length is > 0 and < MostBytes ? Parse(text[..length]) : null;
    }

    public void Dispose()
    {
        _handle?.Dispose();
        _handle = null;
    }

    /// <summary>A number with or without a sign, and blanks around it.</summary>
    internal static long? Parse(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text.Trim(" \t\n\0"u8);
        bool isNegative = digits.Length > 0 && digits[0] == (byte)'-';
        return DecimalNumber.TryParse(isNegative ? digits[1..] : digits, out ulong value) && value <= long.MaxValue
            ? isNegative ? -(long)value : (long)value
            : null;
    }

    private bool TryOpen()
    {
        if (_isAbsent)
        {
            return false;
        }

        try
        {
            _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _isAbsent = true;
            return false;
        }
    }
}
