using Microsoft.Win32.SafeHandles;

namespace Vedette.Collectors.Native;

/// <summary>An open <c>DIR*</c>.</summary>
internal sealed class DirectoryStream() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true)
{
    protected override bool ReleaseHandle() => LibC.CloseDir(handle) == 0;
}
