namespace Vedette.Collectors.Processes;

/// <summary>How much of a process's environment is told.</summary>
public enum EnvironmentDetail
{
    None,
    Names,

    /// <summary>NAME=VALUE where neither name nor value says that it is a secret; NAME=*** otherwise.</summary>
    Masked,
}
