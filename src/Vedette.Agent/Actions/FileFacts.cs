namespace Vedette.Agent.Actions;

/// <summary>Whose a file is, what it is, and which one.</summary>
/// <param name="Mode">As the kernel gives it, with the file's type.</param>
internal readonly record struct FileFacts(uint Owner, uint Mode, ulong Inode, uint DeviceMajor, uint DeviceMinor)
{
    private const uint TypeMask = 0xF000;
    private const uint Regular = 0x8000;
    private const uint Folder = 0x4000;
    private const uint Link = 0xA000;

    // Of the group and of all others; an access list that lets anybody write shows in the group's bit.
    private const uint OthersWrite = 0x12;

    public bool IsRegular => (Mode & TypeMask) == Regular;

    public bool IsFolder => (Mode & TypeMask) == Folder;

    public bool IsLink => (Mode & TypeMask) == Link;

    public bool OthersMayWrite => (Mode & OthersWrite) != 0;
}
