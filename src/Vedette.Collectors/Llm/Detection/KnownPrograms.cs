using static Vedette.Collectors.Llm.Detection.LlmRole;

namespace Vedette.Collectors.Llm.Detection;

/// <summary>Programs and installed entry points by their own name, never by a part of it: "vim llama.cpp", "html" and "gptfdisk" match nothing here.</summary>
internal static class KnownPrograms
{
    private static readonly Dictionary<string, ProgramRule> ByName = new(StringComparer.Ordinal)
    {
        ["ollama"] = Sub(Runtimes.Ollama, ("serve", Server), ("start", Server), ("runner", Worker), ("run", Client), ("launch", Client)),
        ["ollama_llama_server"] = new(Runtimes.Ollama, Worker),
        ["ollama-runner"] = new(Runtimes.Ollama, Worker),
        ["vllm"] = Sub(Runtimes.Vllm, ("serve", Server), ("run-batch", Job), ("bench", Job)) with { ClientWord = "serve" },
        ["sglang"] = Sub(Runtimes.Sglang, ("serve", Server), ("generate", Job)),
        ["sglang-launch-server"] = new(Runtimes.Sglang, Server),
        ["text-generation-launcher"] = new(Runtimes.Tgi, Server),
        ["text-generation-router"] = new(Runtimes.Tgi, Server),
        ["text-generation-router-v2"] = new(Runtimes.Tgi, Server),
        ["text-generation-server"] = Sub(Runtimes.Tgi, ("serve", Worker), ("quantize", Job)),
        ["text-generation-benchmark"] = new(Runtimes.Tgi, Client),
        ["text-embeddings-router"] = new("tei", Server),
        ["server"] = new(Runtimes.LlamaCpp, Server, LlmConfidence.Likely) { NeedsArgumentEnding = [".gguf", ".ggml"] },
        ["main"] = new(Runtimes.LlamaCpp, Job, LlmConfidence.Likely) { NeedsArgumentEnding = [".gguf", ".ggml"] },
        ["llama-server"] = new(Runtimes.LlamaCpp, Server),
        ["llama_server"] = new(Runtimes.LlamaCpp, Server),
        ["com.docker.llama-server"] = new(Runtimes.LlamaCpp, Server),
        ["llama-box"] = new(Runtimes.LlamaCpp, Server),
        ["rpc-server"] = new(Runtimes.LlamaCpp, Worker, LlmConfidence.Likely),
        ["ggml-rpc-server"] = new(Runtimes.LlamaCpp, Worker),
        ["llama-swap"] = new(Runtimes.LlamaCpp, Client),
        ["whisper-server"] = new(Runtimes.WhisperCpp, Server),
        ["whisper-cli"] = new(Runtimes.WhisperCpp, Job),
        ["whisper-stream"] = new(Runtimes.WhisperCpp, Job),
        ["whisper.cpp"] = new(Runtimes.WhisperCpp, Job),
        ["whisper"] = new(Runtimes.PyTorch, Job),
        ["whisperx"] = new(Runtimes.PyTorch, Job),
        ["faster-whisper-xxl"] = new(Runtimes.CTranslate2, Job),
        ["koboldcpp"] = new("koboldcpp", Server),
        ["koboldcpp-linux-x64"] = new("koboldcpp", Server),
        ["koboldcpp-linux-x64-cuda1150"] = new("koboldcpp", Server),
        ["koboldcpp_rocm"] = new("koboldcpp", Server),
        ["local-ai"] = new("localai", Server),
        ["localai"] = new("localai", Server),
        ["llamafile"] = new("llamafile", Server),
        ["mistralrs-server"] = new("mistral.rs", Server),
        ["mistralrs"] = Sub("mistral.rs", ("serve", Server), ("run", Job)),
        ["mlc_llm"] = Sub("mlc-llm", ("serve", Server), ("chat", Job), ("compile", Job), ("convert_weight", Job)),
        ["lmdeploy"] = Sub("lmdeploy", ("serve", Server), ("chat", Job), ("lite", Job)),
        ["aphrodite"] = Sub("aphrodite", ("run", Server), ("serve", Server)),
        ["openllm"] = Sub("openllm", ("start", Server), ("serve", Server), ("run", Job)),
        ["litgpt"] = Sub(Runtimes.PyTorch, ("serve", Server), ("chat", Job), ("generate", Job), ("finetune", Job), ("finetune_lora", Job), ("pretrain", Job)),
        ["xinference"] = Sub("xinference", ("launch", Client)),
        ["xinference-local"] = new("xinference", Server),
        ["xinference-supervisor"] = new("xinference", Server),
        ["xinference-worker"] = new("xinference", Worker),
        ["infinity_emb"] = Sub("infinity", ("v2", Server), ("v1", Server)),
        ["tabby"] = Sub("tabby", ("serve", Server)),
        ["lm-studio"] = new(Runtimes.LmStudio, Server),
        ["lmstudio"] = new(Runtimes.LmStudio, Server),
        ["llmster"] = new(Runtimes.LmStudio, Server),
        ["lms"] = Sub(Runtimes.LmStudio, ("server", Client), ("daemon", Client), ("load", Client), ("chat", Client)),
        ["gpt4all"] = new("gpt4all", Job),
        ["ramalama"] = Sub("ramalama", ("serve", Launcher), ("run", Launcher)),
        ["tritonserver"] = new(Runtimes.Triton, Server),
        ["trtllm-serve"] = new(Runtimes.TensorRtLlm, Server),
        ["trtllm-bench"] = new(Runtimes.TensorRtLlm, Job),
        ["trtllm-build"] = new(Runtimes.TensorRtLlm, Job),
        ["trtllm-eval"] = new(Runtimes.TensorRtLlm, Job),
        ["tensorflow_model_server"] = new(Runtimes.TensorFlow, Server),
        ["tensorflow_serving"] = new(Runtimes.TensorFlow, Server),
        ["ovms"] = new("openvino", Server),
        ["onnxruntime_server"] = new(Runtimes.OnnxRuntime, Server),
        ["onnxruntime_perf_test"] = new(Runtimes.OnnxRuntime, Job),
        ["torchrun"] = new(Runtimes.PyTorch, Job),
        ["deepspeed"] = new(Runtimes.PyTorch, Job) { NeedsArgumentEnding = [".py"] },
        ["composer"] = new(Runtimes.PyTorch, Job) { NeedsArgumentEnding = [".py"] },
        ["accelerate"] = Sub(Runtimes.PyTorch, ("launch", Job), ("test", Job)),
        ["accelerate-launch"] = new(Runtimes.PyTorch, Job),
        ["colossalai"] = Sub(Runtimes.PyTorch, ("run", Job)),
        ["tune"] = Sub(Runtimes.PyTorch, ("run", Job)),
        ["torch-model-archiver"] = new(Runtimes.PyTorch, Job),
        ["transformers"] = Sub(Runtimes.Transformers, ("serve", Server), ("chat", Job), ("run", Job)),
        ["transformers-cli"] = Sub(Runtimes.Transformers, ("serve", Server), ("chat", Job), ("run", Job), ("convert", Job)),
        ["llamafactory-cli"] = Sub(Runtimes.Transformers, ("train", Job), ("api", Server), ("webui", Server), ("webchat", Server), ("chat", Job), ("export", Job), ("eval", Job)),
        ["axolotl"] = Sub(Runtimes.Transformers, ("train", Job), ("inference", Job), ("preprocess", Job), ("merge-lora", Job), ("evaluate", Job)),
        ["trl"] = Sub(Runtimes.Transformers, ("sft", Job), ("dpo", Job), ("grpo", Job), ("kto", Job), ("reward", Job), ("rloo", Job), ("chat", Job), ("vllm-serve", Server)),
        ["lm_eval"] = new(Runtimes.Transformers, Job, LlmConfidence.Likely) { NeedsArgumentEnding = [] },
        ["lm-eval"] = new(Runtimes.Transformers, Job, LlmConfidence.Likely),
        ["autotrain"] = new(Runtimes.Transformers, Job),
        ["optimum-cli"] = Sub(Runtimes.Transformers, ("export", Job)),
        ["yolo"] = new(Runtimes.PyTorch, Job, LlmConfidence.Likely),
        ["invokeai-web"] = new(Runtimes.PyTorch, Server),
        ["comfy"] = Sub(Runtimes.PyTorch, ("launch", Server)),
    };

    private static readonly string[] LlamaTools =
        ["llama-cli", "llama-run", "llama-bench", "llama-batched-bench", "llama-perplexity", "llama-embedding", "llama-quantize", "llama-simple", "llama-simple-chat", "llama-speculative",
         "llama-parallel", "llama-imatrix", "llama-export-lora", "llama-gguf-split", "llama-mtmd-cli", "llama-llava-cli", "llama-qwen2vl-cli", "llama-tts", "llama-finetune", "llama-lookup",
         "llama-completion", "llama-retrieval", "llama-save-load-state", "llama-infill", "llama-minicpmv-cli", "llama-gemma3-cli", "llama-cvector-generator", "llama-server-cuda", "llama-server-rocm",
         "llama-server-vulkan"];

    public static bool IsKnown(string baseName) => Find(baseName) is not null;

    public static ProgramRule? Find(string baseName)
    {
        if (ByName.TryGetValue(baseName, out ProgramRule? rule))
        {
            return rule;
        }

        if (Array.IndexOf(LlamaTools, baseName) >= 0)
        {
            return new ProgramRule(Runtimes.LlamaCpp, baseName.StartsWith("llama-server", StringComparison.Ordinal) ? Server : Job);
        }

        if (baseName.EndsWith(".llamafile", StringComparison.Ordinal) || baseName.StartsWith("llamafile-", StringComparison.Ordinal))
        {
            return new ProgramRule("llamafile", Server);
        }

        return baseName.StartsWith("lm-studio-", StringComparison.Ordinal) && baseName.EndsWith(".appimage", StringComparison.Ordinal) ? new ProgramRule(Runtimes.LmStudio, Server) : null;
    }

    private static ProgramRule Sub(string runtime, params (string Word, LlmRole Role)[] subCommands) =>
        new(runtime, Server) { SubCommands = subCommands.ToDictionary(s => s.Word, s => s.Role, StringComparer.Ordinal) };
}
